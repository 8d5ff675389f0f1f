using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Launches;

/// <summary>
/// Reads the trainer's output as it comes, in pieces cut anywhere, and reports what it says. Keeps no more than the line it is
/// in, and gives the same events however the output is cut.
/// </summary>
/// <param name="report">Called for each event, in order, from within <see cref="Feed(ReadOnlySpan{byte})"/>.</param>
public sealed class TrainerLine(Action<TrainerEvent> report)
{
    /// <summary>Characters kept of a line; what comes after is of no interest (names of a thousand missing weights).</summary>
    private const int LongestLine = 16384;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly EscapeFilter escapes = new();
    private readonly StringBuilder line = new();
    private readonly MessageReader messages = new(report);
    private readonly TracebackReader tracebacks = new(report);
    private FoldedMessage? folded;
    private int step = -1;
    private string? loss;
    private bool lossIsOfStep;
    private bool barWasRead;
    private bool hasBracket;
    private bool lastWasReturn;

    /// <summary>Takes a piece of the output in UTF-8; characters may be cut, bytes that are none become replacement characters.</summary>
    public void Feed(ReadOnlySpan<byte> piece)
    {
        Span<char> characters = stackalloc char[1024];
        bool completed = false;
        while (!piece.IsEmpty || !completed)
        {
            decoder.Convert(piece, characters, flush: false, out int bytes, out int count, out completed);
            Feed(characters[..count]);
            piece = piece[bytes..];
        }
    }

    /// <inheritdoc cref="Feed(ReadOnlySpan{byte})"/>
    public void Feed(ReadOnlySpan<char> piece)
    {
        foreach (char c in piece)
        {
            if (!escapes.IsText(c))
                continue;
            if (c is '\n' or '\r')
            {
                // "\r\n" ends one line, not two: an empty one would end a folded message.
                if (c == '\r' || !lastWasReturn)
                    EndLine();
                lastWasReturn = c == '\r';
                continue;
            }

            lastWasReturn = false;
            if (line.Length < LongestLine)
                line.Append(c);
            // A bar is not ended by a line break until it is drawn anew, perhaps minutes later, and other output follows it
            // without one.
            if (c == ']' && !hasBracket)
                TryBar();
        }
    }

    /// <summary>The output has ended.</summary>
    public void Finish()
    {
        if (line.Length > 0)
            EndLine();
        EndMessage();
    }

    private void TryBar()
    {
        hasBracket = true;
        string text = line.ToString();
        if (ProgressBar.Read(text) is not { } bar)
            return;
        barWasRead = true;
        line.Clear();
        EndMessage();
        TakeBar(bar);
    }

    private void TakeBar(ProgressBar bar)
    {
        if (bar.Name == "steps")
        {
            TakeStep(bar);
            return;
        }

        // A full bar may be drawn once more when everything is over.
        if (bar.Name.EndsWith("validation steps", StringComparison.Ordinal) && bar.Done < bar.Total)
            messages.Enter(TrainerStage.Validating);
        else if (bar.Name.Length == 0 && bar.Total > 0 && messages.BarMeaning is { } stage)
            report(new TrainerEvent.StageProgress(stage, bar.Done, bar.Total));
    }

    private void TakeStep(ProgressBar bar)
    {
        messages.FinishCheckpoint();
        if (bar.Done < step)
            return;

        // A step is drawn twice, first with the loss of the step before (train_network.py:1487 and 1516), unless steps are so
        // fast that tqdm skips the first. A loss that differs is new; one that does not may be old until it is drawn again.
        bool isNewStep = bar.Done > step;
        bool lossChanged = bar.Loss != loss;
        bool lossIsKnown = bar.Loss is not null && (lossChanged || !isNewStep);
        bool isRepeated = !isNewStep && !lossChanged && (lossIsOfStep || bar.Loss is null);
        // When everything is over, the full bar is drawn once more.
        if (!isRepeated || bar.Done < bar.Total)
            messages.Enter(TrainerStage.Training);
        if (isRepeated)
            return;
        step = bar.Done;
        loss = bar.Loss;
        lossIsOfStep = lossIsKnown;
        report(new TrainerEvent.Step(step, bar.Total, lossIsKnown ? ReadLoss(bar.Loss!) : null, bar.SecondsPerStep, bar.Remaining));
    }

    private void EndLine()
    {
        string text = line.ToString();
        line.Clear();
        bool followsBar = barWasRead;
        (barWasRead, hasBracket) = (false, false);
        if (followsBar)
        {
            // A shorter bar is padded with blanks over the longer one before it.
            string rest = text.TrimStart();
            if (rest.Length == 0)
                return;
            text = FoldedMessage.Begin(text) is null ? rest : text;
        }

        if (folded is not null)
        {
            if (folded.TryContinue(text))
            {
                // Nothing may follow for a whole epoch: this message is known to end so.
                if (folded.Text.StartsWith("Random states saved in ", StringComparison.Ordinal) && folded.Text.EndsWith(".pkl", StringComparison.Ordinal))
                    EndMessage();
                return;
            }

            EndMessage();
        }

        folded = FoldedMessage.Begin(text);
        if (folded is null && !TakeError(text))
            messages.Take(text.TrimEnd(), null);
    }

    private bool TakeError(string text)
    {
        if (!tracebacks.Take(text))
            return false;
        messages.Forget();
        return true;
    }

    private void EndMessage()
    {
        if (folded is not null)
            messages.Take(folded.Text, folded.Level);
        folded = null;
    }

    private static double ReadLoss(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.TryParse(text, CultureInfo.InvariantCulture, out double value) ? value : double.NaN,
    };
}
