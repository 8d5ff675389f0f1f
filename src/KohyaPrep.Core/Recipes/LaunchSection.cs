namespace KohyaPrep.Core.Recipes;

/// <summary>Where and with what the trainer runs.</summary>
/// <param name="Place">Where; this machine only, so far.</param>
/// <param name="SdScripts">The folder of sd-scripts, absolute; null when not said.</param>
/// <param name="Python">The Python that sd-scripts was installed for, as written: a path or a name on the search path; null when not said.</param>
/// <param name="Processes">One for each GPU.</param>
/// <param name="GpuMemory">Of one GPU, in GiB; null when not said.</param>
/// <param name="Gpu">Its kind, as written; null when not said.</param>
public sealed record LaunchSection(string Place, string? SdScripts, string? Python, int Processes, double? GpuMemory = null, string? Gpu = null);
