using System.Collections.Immutable;
using System.Text;

namespace KohyaPrep.Core.Launches;

/// <summary>An error of the trainer with the way to it.</summary>
/// <param name="Kind">The exception's type as Python prints it; empty where there is none.</param>
/// <param name="Message">With the lines that follow the first.</param>
/// <param name="Frames">The calls, the innermost last; of long ones the first and last.</param>
public sealed record TrainerError(string Kind, string Message, ImmutableArray<ErrorFrame> Frames)
{
    private const int LongestMessage = 4096;

    /// <summary>The type without its module.</summary>
    public string ShortKind => Kind[(Kind.LastIndexOf('.') + 1)..];

    /// <summary>The first line as it stands in the log.</summary>
    public string Line => new TrainerEvent.ErrorRaised(Kind, Message.Split('\n', 2)[0]).Line;

    public TrainerError With(string furtherLine) =>
        Message.Length + furtherLine.Length > LongestMessage ? this : this with { Message = $"{Message}\n{furtherLine}" };

    /// <summary>The traceback as Python prints it.</summary>
    public string Traceback()
    {
        StringBuilder text = new();
        if (Frames.Length > 0)
            text.Append("Traceback (most recent call last):\n");
        foreach (ErrorFrame frame in Frames)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  File \"{frame.File}\", line {frame.Line}, in {frame.Function}\n");
            if (frame.Code.Length > 0)
                text.Append("    ").Append(frame.Code).Append('\n');
        }

        return text.Append(Line).ToString();
    }
}
