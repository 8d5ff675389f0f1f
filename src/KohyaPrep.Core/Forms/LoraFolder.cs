namespace KohyaPrep.Core.Forms;

/// <summary>A folder that a model was trained on.</summary>
/// <param name="Name">Without what lies above it.</param>
/// <param name="Repeats">Null where the header does not say.</param>
/// <param name="Pictures">Null where the header does not say.</param>
/// <param name="IsRegularisation">Whether its pictures keep the class apart.</param>
public sealed record LoraFolder(string Name, long? Repeats, long? Pictures, bool IsRegularisation);
