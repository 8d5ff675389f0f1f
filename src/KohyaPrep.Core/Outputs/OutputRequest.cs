namespace KohyaPrep.Core.Outputs;

/// <summary>The state that an output folder is to be brought to.</summary>
/// <param name="Jobs">Every file that is to be there. Gone through twice, with the same outcome: of a large set they are not held.</param>
public sealed record OutputRequest(IEnumerable<OutputJob> Jobs)
{
    /// <summary>Settings that the lock file records beside the files, name to value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Path and hash of everything that the files are made from, in ordinal order of the paths; gone through once.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sources { get; init; } = [];

    /// <summary>Folders, relative, in which a file that we did not write is a stranger.</summary>
    public IReadOnlyList<string> Watched { get; init; } = [];

    /// <summary>Folders, absolute, in which files lie ready that were made elsewhere (<see cref="OutputPart"/>). Those that are taken move away from there.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Whether files that were edited by hand since may be replaced.</summary>
    public bool Force { get; init; }
}
