namespace KohyaPrep.Core.Datasets;

/// <summary>What is done to the pictures of a set as a whole.</summary>
/// <param name="Steps">For each picture in order; null where the file stays as it is.</param>
/// <param name="Resolution">What the trainer is told: width and height in pixels.</param>
/// <param name="UsesBuckets">Whether the pictures may have other sizes than the resolution.</param>
public sealed record CanvasDecision(IReadOnlyList<CanvasStep?> Steps, (int Width, int Height) Resolution, bool UsesBuckets);
