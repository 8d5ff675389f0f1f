namespace KohyaPrep.Core.Launches;

/// <summary>Watches the mean loss, and says when a training has gone wrong for good.</summary>
public sealed class LossWatch
{
    /// <summary>The mean of the first few steps is not much of a mean.</summary>
    private const int Settling = 10;

    /// <summary>Losses differ tenfold from step to step; their means do not.</summary>
    private const double Factor = 10;

    /// <summary>A network that predicts nothing has a loss of 1: below twice that, growth is no explosion.</summary>
    private const double Least = 2;

    /// <summary>One bad batch lifts the mean for a moment.</summary>
    private const int Patience = 3;

    private double lowest = double.PositiveInfinity;
    private int seen;
    private int high;

    /// <summary>The kind of the fault; null while the loss is sound.</summary>
    public VerdictKind? Fault { get; private set; }

    /// <summary>The step at which it was seen; null while the loss is sound.</summary>
    public int? FaultStep { get; private set; }

    public void Take(TrainerEvent next)
    {
        if (Fault is not null || next is not TrainerEvent.Step { Number: var step, Loss: { } loss })
            return;
        if (!double.IsFinite(loss))
        {
            (Fault, FaultStep) = (VerdictKind.LossNaN, step);
            return;
        }

        seen++;
        if (seen > Settling && loss > Least && loss > Factor * lowest)
        {
            if (++high >= Patience)
                (Fault, FaultStep) = (VerdictKind.LossExploded, step);
            return;
        }

        high = 0;
        if (seen >= Settling)
            lowest = Math.Min(lowest, loss);
    }
}
