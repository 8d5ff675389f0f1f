using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>What the rules of causes look at: the last errors, the ways to them, and what the trainer had said before.</summary>
internal sealed class ErrorView(RunProgress progress)
{
    private static readonly TrainerError None = new("", "", []);

    public RunProgress Progress { get; } = progress;

    /// <summary>An empty one when there was none.</summary>
    public TrainerError Last { get; } = progress.Errors.Count > 0 ? progress.Errors[^1] : None;

    /// <summary>Whether one of the errors, or the last message at the level ERROR, has one of these words.</summary>
    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    /// <summary>Whether one of the errors is of one of these types, named without their modules.</summary>
    public bool Is(params ReadOnlySpan<string> kinds)
    {
        foreach (string kind in kinds)
        {
            if (Progress.Errors.Any(error => error.ShortKind == kind))
                return true;
        }

        return false;
    }

    /// <summary>Whether the way to one of the errors leads through one of these functions.</summary>
    public bool Through(params ReadOnlySpan<string> functions)
    {
        foreach (string function in functions)
        {
            if (Progress.Errors.Any(error => error.Frames.Any(frame => frame.Function == function)))
                return true;
        }

        return false;
    }

    /// <summary>The first group of a form in one of the texts; null where none has it.</summary>
    public string? Find(Regex form) => Texts.Select(text => form.Match(text)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    public string? Fact(TrainerFact fact) => Progress.Facts.GetValueOrDefault(fact);

    /// <summary>The file that an error or the last message at the level ERROR names.</summary>
    public string? NamedFile() => Texts.Select(text => BlamedFile.In(text.Split('\n')[0])).OfType<string>().FirstOrDefault();

    /// <summary>The last call in the trainer's own code; null where there is none.</summary>
    public ErrorFrame? OwnFrame() => Last.Frames.LastOrDefault(frame => frame.IsTrainers);

    /// <summary>The errors' messages, the last one first, then what was logged.</summary>
    private IEnumerable<string> Texts => Progress.Errors.Reverse().Select(error => error.Kind.Length == 0 ? error.Message : $"{error.Kind}: {error.Message}")
        .Concat(Progress.LoggedError is { } logged ? [logged] : []);
}
