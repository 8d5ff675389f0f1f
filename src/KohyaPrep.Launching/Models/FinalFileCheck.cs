using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Models;

namespace KohyaPrep.Launching.Models;

/// <summary>Looks at the place of a run's last file before and after the run, and says whether the run left it whole.</summary>
/// <remarks>The place is a file by its extension, or a diffusers folder where it has none of <c>.safetensors</c>, <c>.ckpt</c>.</remarks>
internal sealed class FinalFileCheck
{
    private readonly string path;

    // Comparing with the time before the start would trust the clock of a file server.
    private readonly (DateTime Written, long Length)? before;

    /// <summary>Looks now, before the run.</summary>
    public FinalFileCheck(string path)
        : this(path, Stamp(path))
    {
    }

    private FinalFileCheck(string path, (DateTime Written, long Length)? before) => (this.path, this.before) = (path, before);

    /// <summary>What was there before, to be kept and given to <see cref="Since"/>; null for nothing.</summary>
    public string? Before => before is { } stamp ? string.Create(CultureInfo.InvariantCulture, $"{stamp.Written.Ticks}:{stamp.Length}") : null;

    /// <summary>Goes on from a look that another program took before the run.</summary>
    /// <param name="path">As in the constructor.</param>
    /// <param name="before">What <see cref="Before"/> gave then.</param>
    public static FinalFileCheck Since(string path, string? before)
    {
        string[] parts = before?.Split(':') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out long ticks) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out long length)
            ? new FinalFileCheck(path, (new DateTime(ticks, DateTimeKind.Utc), length))
            : new FinalFileCheck(path, null);
    }

    /// <summary>What the run left.</summary>
    public FinalFile After()
    {
        (DateTime Written, long Length)? after = Stamp(path);
        if (after is null)
            return new FinalFile(FinalFileState.Missing, path);
        if (after == before)
            return new FinalFile(FinalFileState.Old, path);
        try
        {
            return Trouble(path) is { } trouble ? new FinalFile(FinalFileState.Damaged, path, trouble) : new FinalFile(FinalFileState.Whole, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FinalFile(FinalFileState.Damaged, path, e.Message);
        }
    }

    private static (DateTime Written, long Length)? Stamp(string path)
    {
        FileInfo file = new(IsFile(path) ? path : Index(path));
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : null;
    }

    private static string? Trouble(string path) => Path.GetExtension(path) switch
    {
        ".safetensors" => SafetensorsFile.Trouble(path),
        ".ckpt" or ".pt" => ZipCheck.TroubleOfPickle(path),
        _ => TroubleOfFolder(path),
    };

    private static string? TroubleOfFolder(string folder)
    {
        try
        {
            JsonDocument.Parse(File.ReadAllBytes(Index(folder))).Dispose();
        }
        catch (JsonException)
        {
            return "model_index.json cannot be read";
        }

        foreach (string file in Directory.EnumerateFiles(folder, "*.safetensors", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (SafetensorsFile.Trouble(file) is { } trouble)
                return $"{Path.GetRelativePath(folder, file)}: {trouble}";
        }

        return null;
    }

    private static bool IsFile(string path) => Path.GetExtension(path) is ".safetensors" or ".ckpt" or ".pt";

    private static string Index(string folder) => Path.Combine(folder, "model_index.json");
}
