using System.Globalization;
using System.Runtime.ExceptionServices;
using KohyaPrep.Core;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>Recovers many pictures with all cores, no more of them in memory at a time than there are cores.</summary>
public sealed class RecoveryFolder(IReadOnlyList<RecoveryInput> inputs, RecoveryRequest request)
{
    /// <summary>Brings a folder to one sprite (PNG) for each picture that has one, and a sheet of them. The pictures stay as they are.</summary>
    /// <param name="output">Absolute; not where a picture would be replaced by its sprite.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be written, or files in it are not ours to replace.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was changed.</exception>
    public FinishedFolder Write(string output, bool force, Action<int, int>? progress, CancellationToken cancellation)
    {
        RecoveryInput? victim = inputs.FirstOrDefault(input =>
            (input.Folder is not null && FolderPlace.IsInside(output, input.Folder)) ||
            FolderPlace.IsInside(Path.GetDirectoryName(input.Path)!, output));
        if (victim is not null)
            throw new KohyaPrepException($"{output}: the sprites would lie among the pictures ({victim.Path}). Choose an --out beside them.");

        BeforeAndAfter sheet = new(inputs.Count);
        FinishedPicture[] finished = new FinishedPicture[inputs.Count];
        OutputJob?[] jobs = new OutputJob?[inputs.Count];
        ProgressTally tally = new(inputs.Count, progress);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, inputs.Count, options, i =>
            {
                (finished[i], byte[]? file) = Finish(i, sheet);
                jobs[i] = file is null ? null : OutputJob.Of(finished[i].Sprite!, file);
                tally.Add();
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        List<OutputJob> all = [.. jobs.OfType<OutputJob>()];
        if (all.Count == 0)
            return new FinishedFolder(finished, new OutputResult(0, 0, 0, []));
        all.Add(OutputJob.Of(BeforeAndAfter.Path, sheet.Draw()!));
        OutputRequest files = new(all)
        {
            Settings = new Dictionary<string, string>
            {
                ["size"] = request.Size?.ToString() ?? "found",
                ["method"] = request.Method.ToString(),
                ["colours"] = request.Colours?.ToString(CultureInfo.InvariantCulture) ?? "off",
                ["dithering"] = request.Dithering.ToString(),
                ["sharpen"] = request.Sharpen.ToString(),
            },
            Force = force,
        };
        return new FinishedFolder(finished, new OutputFolder(output).Apply(files, null, cancellation));
    }

    private (FinishedPicture Picture, byte[]? File) Finish(int place, BeforeAndAfter sheet)
    {
        RecoveryInput input = inputs[place];
        byte[] file;
        try
        {
            file = File.ReadAllBytes(input.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (FinishedPicture.Without(input, $"cannot be read: {exception.Message.TrimEnd('.')}"), null);
        }

        if (Animation.IsIn(file))
            return (FinishedPicture.Without(input, "it is an animation; save the frame that is meant as a picture of its own"), null);
        DecodedPicture decoded = PictureDecoder.Decode(file);
        if (decoded.Pixels is not { } image)
            return (FinishedPicture.Without(input, decoded.Trouble), null);

        RecoveredSprite recovered = PictureRecovery.Recover(image, request);
        string? path = recovered.Sprite is null ? null : input.Name + ".png";
        FinishedPicture picture = new(
            input, image.Width, image.Height, recovered.Grid, path, recovered.Sprite?.Width ?? 0, recovered.Sprite?.Height ?? 0, recovered.ColoursFound, recovered.Colours, recovered.Trouble);
        if (recovered.Sprite is not { } sprite)
            return (picture, null);
        if (sheet.Shows(place))
            sheet.Add(place, input.Name, Caption(recovered), image, sprite);
        return (picture, PngWriter.Encode(sprite));
    }

    private static string Caption(RecoveredSprite recovered)
    {
        string colours = recovered.Colours == recovered.ColoursFound ? $"{recovered.Colours} colours" : $"{recovered.ColoursFound} colours to {recovered.Colours}";
        string grid = recovered.Grid is { } found ? string.Create(CultureInfo.InvariantCulture, $"cells of {found.Columns.Pitch:0.##} px, ") : "";
        return grid + colours + (recovered.Trouble.Length > 0 ? $". {recovered.Trouble}" : "");
    }
}
