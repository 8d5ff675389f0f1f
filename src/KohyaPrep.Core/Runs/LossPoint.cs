namespace KohyaPrep.Core.Runs;

/// <summary>A line of <see cref="RunFolder.Losses"/>.</summary>
public sealed record LossPoint
{
    /// <summary>Counted over the whole run.</summary>
    public required int Step { get; init; }

    /// <summary>The attempt that made it: a resumed one makes steps again that came after its state.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Of this step alone, from the event file; null from the output, which has the mean only.</summary>
    public double? Loss { get; init; }

    /// <summary>The mean over an epoch's worth of steps, as the trainer shows it.</summary>
    public double? Average { get; init; }

    /// <summary>True where the loss or its mean is not a number: JSON has no word for it.</summary>
    public bool? Diverged { get; init; }

    /// <summary>The learning rates by the trainer's own names (<c>unet</c>, <c>textencoder</c>, <c>group0</c>); only from the event file.</summary>
    public IReadOnlyDictionary<string, double>? LearningRates { get; init; }

    /// <summary>When it was written, in seconds since 1970.</summary>
    public double? Time { get; init; }

    /// <summary><c>output</c>: three digits, thinned to two lines a second; <c>events</c>: exact, every step that was logged.</summary>
    public required string Source { get; init; }
}
