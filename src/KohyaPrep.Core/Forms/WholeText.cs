namespace KohyaPrep.Core.Forms;

/// <summary>Texts that can stand in a file: a half of a surrogate pair, which an escape can make, cannot.</summary>
internal static class WholeText
{
    public static bool Is(string text)
    {
        int replaced = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
            replaced += rune.Value == '\ufffd' ? 1 : 0;
        return replaced == text.AsSpan().Count('\ufffd');
    }
}
