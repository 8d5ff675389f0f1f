namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>For each rule on pictures, captions and sets, files made for it.</summary>
internal static class FaultCases
{
    public static IReadOnlyList<FaultCase> All { get; } = [.. PictureFaults.All, .. CaptionFaults.All, .. SetFaults.All, .. EdgeMapFaults.All];
}
