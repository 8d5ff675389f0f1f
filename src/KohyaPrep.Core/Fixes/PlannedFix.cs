namespace KohyaPrep.Core.Fixes;

/// <summary>What is going to be done to one file.</summary>
/// <param name="Shown">The file as the user would write it.</param>
/// <param name="Codes">Of the rules that ask for it, in their order.</param>
/// <param name="Before">What it is, such as <c>jpeg CMYK 512×512</c>; empty where <paramref name="Lines"/> say it.</param>
/// <param name="After">What becomes of it, such as <c>lad_001.png, png RGB 512×512</c>.</param>
/// <param name="Lines">Of a caption: each line that changes.</param>
public sealed record PlannedFix(string Shown, IReadOnlyList<string> Codes, string Before, string After, IReadOnlyList<LineChange> Lines);
