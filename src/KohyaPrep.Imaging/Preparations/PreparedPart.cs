using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>What making one part of a training set came to.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Pictures">How many pictures belong to it, those that cannot be decoded included.</param>
/// <param name="Made">Files that were made.</param>
/// <param name="Ready">Files that lay ready from an earlier run.</param>
public sealed record PreparedPart(Shard Shard, string Folder, int Pictures, int Made, int Ready);
