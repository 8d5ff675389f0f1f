using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Cli.Output;

/// <summary>What a manifest spared, for people.</summary>
internal static class ManifestText
{
    public static void Used(Terminal terminal, Manifest known, Dataset dataset)
    {
        int files = dataset.Pictures.Count + (dataset.EdgeMaps?.Maps.Count ?? 0);
        if (known.Used > 0)
            terminal.Say($"kohyaprep: {known.Used:N0} of {Amount.Of(files, "picture")} {(known.Used == 1 ? "is" : "are")} as the manifest knows, and {(known.Used == 1 ? "was" : "were")} not decoded again.");
        if (known.Damaged > 0)
            terminal.Say($"kohyaprep: {Amount.Of(known.Damaged, "line")} of the manifest {(known.Damaged == 1 ? "is" : "are")} damaged; what {(known.Damaged == 1 ? "it" : "they")} told of was measured again.");
    }
}
