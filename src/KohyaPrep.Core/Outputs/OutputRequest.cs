namespace KohyaPrep.Core.Outputs;

/// <summary>The state that an output folder is to be brought to.</summary>
/// <param name="Jobs">Every file that is to be there.</param>
public sealed record OutputRequest(IReadOnlyList<OutputJob> Jobs)
{
    /// <summary>Settings that the lock file records beside the files, name to value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Path and hash of everything that the files are made from.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders, relative, in which a file that we did not write is a stranger.</summary>
    public IReadOnlyList<string> Watched { get; init; } = [];

    /// <summary>Whether files that were edited by hand since may be replaced.</summary>
    public bool Force { get; init; }
}
