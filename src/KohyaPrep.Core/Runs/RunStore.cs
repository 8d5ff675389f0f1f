using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Runs;

/// <summary>The folders of runs in a workspace, on disk. Each file is written beside its place and renamed into it.</summary>
/// <param name="root">The folder that the runs' folders lie in, absolute; it need not exist.</param>
public sealed class RunStore(string root)
{
    /// <summary>The folder of runs within a workspace.</summary>
    public const string FolderName = "runs";

    /// <summary>Tells a folder of runs from any other of that name.</summary>
    private const string MarkName = ".kohyaprep-runs";

    public string Root { get; } = root;

    /// <summary>
    /// The runs of the workspace that a folder belongs to: its own, or those of the nearest folder above that has some; where none has,
    /// those that would be made in the folder itself.
    /// </summary>
    public static RunStore Of(string folder)
    {
        for (string? at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, FolderName, MarkName)))
                return new RunStore(Path.Combine(at, FolderName));
        }

        return new RunStore(Path.Combine(Path.GetFullPath(folder), FolderName));
    }

    public string FolderOf(string id) => Path.Combine(Root, id);

    /// <summary>A file or folder of a run; an absolute path stays as it is.</summary>
    public string PathIn(string id, string relative) => Path.Combine(FolderOf(id), relative);

    /// <summary>Every run whose record can be read, oldest first.</summary>
    public IReadOnlyList<RunRecord> List() => [.. Ids().Select(TryRead).OfType<RunRecord>()];

    /// <summary>Folders whose record is there and cannot be read.</summary>
    public IReadOnlyList<string> Damaged() => [.. Ids().Where(id => File.Exists(PathIn(id, RunFolder.Record)) && TryRead(id) is null)];

    /// <summary>The run of this id.</summary>
    /// <exception cref="KohyaPrepException">There is none, or its record cannot be read.</exception>
    public RunRecord Read(string id) => TryRead(id) ?? throw new KohyaPrepException($"{PathIn(id, RunFolder.Record)}: there is no record of a run that can be read.");

    /// <summary>
    /// Finds a run by what a user writes: its id, the beginning of it, its folder, <c>latest</c>, or a recipe's name (the newest of that name).
    /// </summary>
    /// <exception cref="KohyaPrepException">There is none, or the beginning fits several.</exception>
    public RunRecord Find(string reference)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(reference));
        IReadOnlyList<RunRecord> runs = List();
        if (runs.Count == 0)
            throw new KohyaPrepException($"{Root}: there are no runs yet. `kohyaprep train RECIPE` makes one.");
        if (reference == "latest")
            return runs[^1];
        RunRecord? exact = runs.FirstOrDefault(run => run.Id == name) ?? runs.LastOrDefault(run => run.Name == name);
        if (exact is not null)
            return exact;
        List<RunRecord> found = [.. runs.Where(run => name.Length > 0 && run.Id.StartsWith(name, StringComparison.Ordinal))];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new KohyaPrepException($"'{reference}' is no run of {Root}. `kohyaprep runs list` shows them."),
            _ => throw new KohyaPrepException($"'{reference}' is the beginning of {found.Count} runs: {string.Join(", ", found.Take(5).Select(run => run.Id))}. Write more of it."),
        };
    }

    /// <summary>Makes the folder of a new run; its id is taken by nobody else, even when several programs make runs at once.</summary>
    /// <param name="name">The recipe's name.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be made.</exception>
    public string NewId(string name, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(Root);
            string mark = Path.Combine(Root, MarkName);
            if (!File.Exists(mark))
                WholeFile.Write(mark, "The runs of this workspace, a folder each.\n"u8);
            return IdsOf(name, now).First(TryClaim);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(Root, e);
        }
    }

    /// <summary>The id that a new run would get now; nothing is made.</summary>
    /// <param name="taken">Further ids that are taken.</param>
    public string NextId(string name, DateTimeOffset now, IReadOnlyCollection<string> taken) =>
        IdsOf(name, now).First(id => !taken.Contains(id) && !Directory.Exists(FolderOf(id)));

    /// <exception cref="KohyaPrepException">It cannot be written.</exception>
    public void Write(RunRecord run) => Write(run.Id, RunFolder.Record, RunJson.Bytes(run, RunJson.Indented.RunRecord));

    /// <inheritdoc cref="Write(RunRecord)"/>
    public void Write(string id, string file, ReadOnlySpan<byte> bytes)
    {
        string path = PathIn(id, file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>A part of a run; null when it is not there or cannot be read.</summary>
    public T? ReadPart<T>(string id, string file, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathIn(id, file)), type);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private RunRecord? TryRead(string id) =>
        ReadPart(id, RunFolder.Record, RunJson.Default.RunRecord) is { Form: RunRecord.CurrentForm } run ? run with { Id = id } : null;

    private IEnumerable<string> Ids() => Directory.Exists(Root)
        ? Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Where(name => name[0] != '.').Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> IdsOf(string name, DateTimeOffset now)
    {
        string stem = $"{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{SafeName(name)}";
        yield return stem;
        for (int number = 2; ; number++)
            yield return $"{stem}-{number}";
    }

    /// <summary>Makes a folder that was not there: the file is what only one can make.</summary>
    private bool TryClaim(string id)
    {
        string folder = FolderOf(id);
        if (Directory.Exists(folder))
            return false;
        Directory.CreateDirectory(folder);
        try
        {
            new FileStream(Path.Combine(folder, ".claim"), FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, ".claim")))
        {
            return false;
        }
    }

    private static string SafeName(string name) =>
        string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));

    private static KohyaPrepException CannotWrite(string path, Exception cause) =>
        new($"{path}: cannot be written: {cause.Message.TrimEnd('.')}. Make room, or choose another workspace.", ExitCode.MachineLacks, cause);
}
