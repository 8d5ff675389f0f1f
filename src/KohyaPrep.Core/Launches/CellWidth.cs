namespace KohyaPrep.Core.Launches;

/// <summary>How many columns of a terminal a text takes: East Asian wide characters take two.</summary>
internal static class CellWidth
{
    public static int Of(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (char c in text)
            width += Of(c);
        return width;
    }

    // Halves of a surrogate pair count one each, which is right for the wide characters (emoji) that are written so.
    public static int Of(char c) =>
        c is (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\u303e') or (>= '\u3041' and <= '\ua4cf')
            or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\ufe30' and <= '\ufe6f')
            or (>= '\uff01' and <= '\uff60') or (>= '\uffe0' and <= '\uffe6') ? 2 : 1;
}
