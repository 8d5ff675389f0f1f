using System.Globalization;
using KohyaPrep.Core.Changes;

namespace KohyaPrep.Cli.Output;

/// <summary>The history of a folder, for people.</summary>
internal static class HistoryText
{
    /// <summary>Such as <c>check --fix of 2026-11-28 15:02, 12 files</c>.</summary>
    public static string Title(ChangeEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.Command} of {entry.When:yyyy-MM-dd HH:mm}, {Amount.Of(entry.Steps.Count, "file")}");

    /// <summary>One change of a file on one line.</summary>
    public static string LineOf(FileChange change) => change switch
    {
        FileMove move => $"{move.Path} → {move.To}",
        FileRemoval removal => $"{removal.Path}: goes",
        _ => $"{change.Path}: as it was",
    };
}
