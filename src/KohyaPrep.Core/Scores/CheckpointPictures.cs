namespace KohyaPrep.Core.Scores;

/// <summary>The pictures that one checkpoint has drawn.</summary>
/// <param name="Label">What to call it: <c>epoch 3</c>, <c>step 500</c>, <c>last</c>.</param>
/// <param name="Epoch">Epochs trained, where the names tell it.</param>
/// <param name="Step">Steps trained, where the names tell it.</param>
/// <param name="Paths">Relative to the folder that was named.</param>
public sealed record CheckpointPictures(string Label, int? Epoch, int? Step, IReadOnlyList<string> Paths)
{
    /// <summary>
    /// Sorts a folder's pictures by checkpoint: the trainer's own samples by their names, of repeated ones the newest; otherwise a folder for each
    /// checkpoint. In the order of training, the last checkpoint (which has no number) at the end.
    /// </summary>
    /// <param name="paths">Relative paths with forward slashes, folders below included.</param>
    /// <param name="shown">The folder, for messages.</param>
    /// <exception cref="KohyaPrepException">Samples of several trainings lie in it, or nothing that tells checkpoints apart.</exception>
    public static IReadOnlyList<CheckpointPictures> Sort(IReadOnlyList<string> paths, string shown)
    {
        (string Path, SampleName? Sample)[] samples = [.. paths.Select(path => (path, SampleName.Parse(Path.GetFileName(path))))];
        if (samples.Any(sample => sample.Sample is not null))
            return OfSamples([.. samples.Where(sample => sample.Sample is not null).Select(sample => (sample.Path, sample.Sample!))], shown);
        CheckpointPictures[] folders = [.. paths.Where(path => path.Contains('/', StringComparison.Ordinal))
            .GroupBy(path => path[..path.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group]))];
        if (folders.Length == 0)
            throw new KohyaPrepException($"{shown}: no picture is named as the trainer names its samples (NAME_e000003_00_20260101120000.png), and there is no folder for each checkpoint. Name the 'sample' folder of a training, or what 'generate' wrote.");
        return Ordered(folders);
    }

    /// <summary>What tells which prompt a picture was drawn from, whatever checkpoint drew it.</summary>
    public static string PromptOf(string path) => SampleName.Parse(Path.GetFileName(path)) is { } sample
        ? sample.Prompt.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Path.GetFileNameWithoutExtension(path);

    private static IReadOnlyList<CheckpointPictures> OfSamples((string Path, SampleName Sample)[] samples, string shown)
    {
        string[] names = [.. samples.Select(sample => sample.Sample.Name).Distinct().Order(StringComparer.Ordinal)];
        if (names.Length > 1)
            throw new KohyaPrepException($"{shown}: the samples are those of several trainings ({string.Join(", ", names.Select(name => $"'{name}'"))}). Put them into folders of their own.");
        return Ordered(samples
            .GroupBy(sample => (sample.Sample.Epoch, sample.Sample.Step))
            .Select(group => Of(group.Key.Epoch, group.Key.Step, "", [.. Newest(group)])));
    }

    private static IEnumerable<string> Newest(IEnumerable<(string Path, SampleName Sample)> samples) =>
        samples.GroupBy(sample => sample.Sample.Prompt)
            .Select(group => group.MaxBy(sample => sample.Sample.Time, StringComparer.Ordinal).Path)
            .Order(StringComparer.Ordinal);

    private static CheckpointPictures Of(string folder, string[] paths)
    {
        (int? epoch, int? step) = CheckpointName.Parse(folder);
        return Of(epoch, step, folder, paths);
    }

    private static CheckpointPictures Of(int? epoch, int? step, string name, string[] paths) =>
        new(epoch is not null ? $"epoch {epoch}" : step is not null ? $"step {step}" : name, epoch, step, paths);

    private static IReadOnlyList<CheckpointPictures> Ordered(IEnumerable<CheckpointPictures> checkpoints) =>
        [.. checkpoints.OrderBy(checkpoint => checkpoint.Epoch is null && checkpoint.Step is null)
            .ThenBy(checkpoint => checkpoint.Step is not null)
            .ThenBy(checkpoint => checkpoint.Epoch ?? checkpoint.Step ?? 0)
            .ThenBy(checkpoint => checkpoint.Label, StringComparer.Ordinal)];
}
