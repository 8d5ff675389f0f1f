using System.Globalization;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Cli.Output;

/// <summary>A diagnosis in a few lines.</summary>
internal static class DiagnosisText
{
    public static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Trained => "trained",
        RunOutcome.Failed => "failed",
        RunOutcome.Interrupted => "interrupted",
        _ => "unknown",
    };

    public static void Write(Terminal terminal, Diagnosis diagnosis)
    {
        TextWriter writer = terminal.Results;
        string beginning = $"{Word(diagnosis.Outcome)}: ";
        writer.WriteLine(terminal.Bold(beginning + TextColumns.Wrap(Headline(diagnosis), beginning.Length, TextColumns.Width)));
        if (diagnosis.Cause is { } cause)
            WriteWrapped(writer, $"  cause: {cause.Cause.Name}: ", cause.Cause.Meaning + ".");
        if (diagnosis.Error is { } error)
            WriteWrapped(writer, "  the trainer's own error: ", error);
        if (diagnosis.File is { } file)
            writer.WriteLine($"  the file to blame: {file}");
        if (diagnosis.Progress.Step is { } step)
        {
            string loss = diagnosis.Progress.Loss is { } value ? $", mean loss {value.ToString("0.###", CultureInfo.InvariantCulture)}" : "";
            writer.WriteLine($"  step {step} of {diagnosis.Progress.TotalSteps}{loss}");
        }

        foreach (string checkpoint in diagnosis.Progress.Checkpoints)
            writer.WriteLine($"  model: {checkpoint}");
        if (diagnosis.Remedy is { } remedy)
            WriteWrapped(writer, "  remedy: ", remedy);
        if (diagnosis.Traceback is { } traceback)
            writer.WriteLine(traceback);
    }

    /// <summary>The trainer's own error may be long, and has a line of its own.</summary>
    private static string Headline(Diagnosis diagnosis)
    {
        string own = ": " + diagnosis.Error;
        return diagnosis.Error is not null && diagnosis.Summary.EndsWith(own, StringComparison.Ordinal) ? diagnosis.Summary[..^own.Length] + "." : diagnosis.Summary;
    }

    private static void WriteWrapped(TextWriter writer, string beginning, string text) =>
        writer.WriteLine(beginning + TextColumns.Wrap(text, beginning.Length, TextColumns.Width));
}
