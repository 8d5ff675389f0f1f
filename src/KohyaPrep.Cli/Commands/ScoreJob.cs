using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Cli.Commands;

/// <summary>Reads, pairs and scores, with progress.</summary>
/// <param name="pairFile">A file that says which original each picture was meant to be; null: their names tell.</param>
/// <param name="isUnpaired">Whether pairs are not wanted.</param>
/// <param name="withLegacy">Whether the owners' older scores are wanted too.</param>
internal sealed class ScoreJob(Terminal terminal, string? pairFile, bool isUnpaired, bool withLegacy, CancellationToken cancellation)
{
    /// <param name="size">In pixels; null: the size that most originals have.</param>
    public ReferenceSet Reference(ScorePictures originals, (int Width, int Height)? size) => ProgressBar.Run(terminal, "measuring originals", progress =>
        ReferenceSet.Of(ScoredFolder.Read(originals.Root, originals.Paths, size ?? ScoredFolder.NativeSizeOf(originals.Root, originals.Paths), progress, cancellation)));

    public SetScore Score(ScorePictures generated, ScorePictures originals, ReferenceSet reference) =>
        Score(generated, generated.Paths, originals, reference, PairsOf(generated.Paths, originals.Paths));

    public EpochComparison Compare(string folder, ScorePictures originals, ReferenceSet reference)
    {
        ScorePictures samples = ScorePictures.At(folder, recursive: true);
        IReadOnlyList<CheckpointPictures> checkpoints = CheckpointPictures.Sort(samples.Paths, folder);
        IReadOnlyDictionary<string, string>? pairs = PairsOf([.. checkpoints.SelectMany(checkpoint => checkpoint.Paths)], originals.Paths);
        return EpochRanking.Of(
            [.. checkpoints.Select(checkpoint => new EpochScore(checkpoint.Label, checkpoint.Epoch, checkpoint.Step, Score(samples, checkpoint.Paths, originals, reference, pairs)))],
            CheckpointPictures.PromptOf);
    }

    private SetScore Score(ScorePictures generated, IReadOnlyList<string> paths, ScorePictures originals, ReferenceSet reference, IReadOnlyDictionary<string, string>? pairs)
    {
        IReadOnlyList<ScoredFile> files = ProgressBar.Run(terminal, "reading pictures", progress =>
            ScoredFolder.Read(generated.Root, paths, (reference.Width, reference.Height), progress, cancellation));
        ScoreRequest request = new(
            generated.Named,
            originals.Named,
            files,
            pairs ?? new Dictionary<string, string>(),
            pairs is null ? ScoreKind.Unpaired : ScoreKind.Paired,
            withLegacy);
        return ProgressBar.Run(terminal, "scoring", progress => SetScorer.Score(reference, request, progress, cancellation));
    }

    /// <summary>Null where set is to be compared with set: fewer than half of the pictures bear an original's name.</summary>
    private IReadOnlyDictionary<string, string>? PairsOf(IReadOnlyList<string> generated, IReadOnlyList<string> originals)
    {
        if (isUnpaired)
            return null;
        if (pairFile is not null)
            return PairFile.Read(ReadText(pairFile), pairFile, generated, originals);
        IReadOnlyDictionary<string, string> pairs = NamePairs.Find(generated, originals);
        return 2 * pairs.Count >= generated.Count ? pairs : null;
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: cannot be read: {exception.Message}", cause: exception);
        }
    }
}
