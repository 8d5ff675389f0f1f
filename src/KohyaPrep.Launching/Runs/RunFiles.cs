using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>Finds what an attempt has left in its folder.</summary>
internal static partial class RunFiles
{
    /// <summary>The models, the last one last. Hashing a large one takes some seconds.</summary>
    /// <param name="known">Those of earlier looks, whose hashes are taken over where size and path are the same.</param>
    public static IReadOnlyList<RunCheckpoint> Checkpoints(RunStore store, string id, RunAttempt attempt, LaunchPlan plan, IReadOnlyList<RunCheckpoint> known)
    {
        if (!Directory.Exists(plan.OutputFolder))
            return [];
        List<RunCheckpoint> found = [];
        foreach (string path in Directory.EnumerateFileSystemEntries(plan.OutputFolder).Order(StringComparer.Ordinal))
        {
            if (!path.EndsWith(plan.SaveExtension, StringComparison.Ordinal) || Directory.Exists(path) != (plan.SaveExtension.Length == 0))
                continue;
            string name = Path.GetFileName(path)[..^plan.SaveExtension.Length];
            if (StateName.Read(name, plan.OutputName) is not { } state)
                continue;
            string shown = Shown(store, id, path);
            long bytes = plan.SaveExtension.Length == 0 ? 0 : new FileInfo(path).Length;
            RunCheckpoint? earlier = known.FirstOrDefault(checkpoint => checkpoint.Path == shown && checkpoint.Bytes == bytes && checkpoint.Sha256 is not null);
            found.Add(earlier ?? new RunCheckpoint(
                shown, state.IsLast ? attempt.LastStep : state.Step + attempt.NamesBefore, state.Epoch + attempt.EpochsBefore, bytes, bytes == 0 ? null : HashOf(path))
            {
                IsLast = state.IsLast,
                SessionId = plan.SaveExtension == ".safetensors" ? SafetensorsFile.Read(path).Header?.Metadata.GetValueOrDefault("ss_session_id") : null,
            });
        }

        return [.. found.OrderBy(checkpoint => checkpoint.IsLast).ThenBy(checkpoint => checkpoint.Step ?? (checkpoint.Epoch * (plan.StepsPerEpoch ?? 1))).ThenBy(checkpoint => checkpoint.Path, StringComparer.Ordinal)];
    }

    /// <summary>The sample pictures in the order of their drawing (train_util.py:6606).</summary>
    public static IReadOnlyList<RunSample> Samples(RunStore store, string id, RunAttempt attempt, LaunchPlan plan)
    {
        string folder = Path.Combine(plan.OutputFolder, "sample");
        if (!Directory.Exists(folder))
            return [];
        List<(string Time, RunSample Sample)> found = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*.png"))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (!name.StartsWith(plan.OutputName, StringComparison.Ordinal) || SampleEnding().Match(name, plan.OutputName.Length, name.Length - plan.OutputName.Length) is not { Success: true } match)
                continue;
            int number = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
            bool isEpoch = match.Groups[1].Length > 0;
            found.Add((match.Groups[4].Value, new RunSample(
                Shown(store, id, path),
                isEpoch ? null : number + attempt.NamesBefore,
                isEpoch ? number + (number == 0 ? 0 : attempt.EpochsBefore) : null,
                int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture),
                long.TryParse(match.Groups[5].ValueSpan, CultureInfo.InvariantCulture, out long seed) ? seed : null)));
        }

        return [.. found.OrderBy(pair => pair.Time, StringComparer.Ordinal).ThenBy(pair => pair.Sample.Path, StringComparer.Ordinal).Select(pair => pair.Sample)];
    }

    /// <summary>SHA-256, in lower-case hexadecimal digits; null when the file cannot be read.</summary>
    public static string? HashOf(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Relative to the run's folder where it lies in it.</summary>
    private static string Shown(RunStore store, string id, string path)
    {
        string relative = Path.GetRelativePath(store.FolderOf(id), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    [GeneratedRegex(@"\G_(e?)(\d{6})_(\d{2})_(\d{14})(?:_(\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex SampleEnding();
}
