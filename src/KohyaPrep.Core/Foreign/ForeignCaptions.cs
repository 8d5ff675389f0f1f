using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Foreign;

/// <summary>The captions that a run of someone's files trains on, for the rules on captions: one set for each subset, without pictures.</summary>
public static class ForeignCaptions
{
    /// <summary>Empty where the trainer stops before it has read them.</summary>
    public static IReadOnlyList<(SubsetBlueprint Subset, DatasetSubject Subject)> Of(ForeignConfig config)
    {
        TrainerFolder disk = new(config.Request.Root);
        int limit = config.Arguments.Find("max_token_length") is ConfigNode.Whole { Value: var given } && given > 0 ? (int)System.Numerics.BigInteger.Min(given, 225) : 75;
        return
        [
            .. config.Forecast.Datasets.SelectMany(dataset => dataset.Images).GroupBy(image => image.Subset).Select(group =>
            {
                string folder = group.Key.ImageDir ?? "";
                CaptionFacts[] captions = [.. group.Select(image => FactsOf(image, disk)).OfType<CaptionFacts>()];
                return (group.Key, new DatasetSubject(
                    new Dataset(disk.FullPath(folder), folder, [], captions, null),
                    new DatasetUse
                    {
                        CaptionExtension = group.Key.CaptionExtension,
                        ClassWords = group.Key.ClassTokens ?? "",
                        MaxTokenLength = limit,
                        Shuffles = group.Key.ShuffleCaption,
                        KeepTokens = group.Key.KeepTokens,
                    }));
            }),
        ];
    }

    private static CaptionFacts? FactsOf(ForecastImage image, TrainerFolder disk)
    {
        SubsetBlueprint subset = image.Subset;
        string path = PythonPath.Stem(image.Path) + subset.CaptionExtension;
        CaptionFacts? facts = image.Caption.Origin switch
        {
            CaptionOrigin.OwnFile => CaptionReader.Read(disk.Read(path), PythonPath.Name(path), path),
            CaptionOrigin.Metadata => new CaptionFacts(PythonPath.Name(image.Path), subset.MetadataFile, image.Caption.Text, 1, false, true, false, ""),
            _ => null,
        };
        // As the trainer joins them, before it looks at tags.
        string[] parts = [.. new[] { subset.CaptionPrefix, facts?.Text, subset.CaptionSuffix }.OfType<string>().Where(part => part.Length > 0)];
        return facts is { HasText: true } && parts.Length > 1 ? facts with { Text = string.Join(' ', parts) } : facts;
    }
}
