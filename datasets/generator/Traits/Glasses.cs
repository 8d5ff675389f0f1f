namespace KohyaPrep.Punks.Traits;

/// <summary>Something worn before the eyes.</summary>
/// <param name="Phrase">For captions; {0} is the colour of the frame.</param>
/// <param name="HidesEyes">Nobody can tell the colour of the eyes behind it.</param>
public sealed record Glasses(
    string Name, string Phrase, int Weight, bool HidesEyes, IReadOnlyList<string> Frames, IReadOnlyList<string> Lenses)
{
    /// <summary>Clear glass in a frame around both eyes.</summary>
    public bool Framed => !HidesEyes && Name.EndsWith("glasses", StringComparison.Ordinal);
}
