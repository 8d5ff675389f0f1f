namespace KohyaPrep.Core.Recipes;

/// <summary>Where and with what the trainer runs.</summary>
/// <param name="Place">Where: one of <see cref="Words.Places"/>.</param>
/// <param name="SdScripts">The folder of sd-scripts, absolute; null when not said.</param>
/// <param name="Python">The Python that sd-scripts was installed for, as written: a path or a name on the search path; null when not said.</param>
/// <param name="Processes">On one machine: one for each GPU.</param>
/// <param name="GpuMemory">Of one GPU, in GiB; null when not said.</param>
public sealed record LaunchSection(string Place, string? SdScripts, string? Python, int Processes, double? GpuMemory = null)
{
    /// <summary>Machines that train together.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>The card, as written; elsewhere the one to ask for, by the place's own name. Null when not said.</summary>
    public string? Gpu { get; init; }

    /// <summary>Where another place gets the base model: an https address, or a path there; null when it is brought by hand.</summary>
    public string? ModelFrom { get; init; }

    /// <summary>What outlives the machine there: a Drive folder, a network volume's id, a bucket's address; null when not said.</summary>
    public string? Storage { get; init; }

    /// <summary>After so many hours the place may end the run.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>Further options of the place's own launcher, such as <c>--partition=gpu</c>.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Of all machines together.</summary>
    public int AllProcesses => Math.Max(1, Processes) * Math.Max(1, Nodes);
}

