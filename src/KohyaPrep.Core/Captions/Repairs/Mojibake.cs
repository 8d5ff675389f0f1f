using System.Text;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Text that was decoded with a wrong encoding, such as <c>cafÃ©</c>, and what it was.</summary>
internal static class Mojibake
{
    /// <summary>The text as it was; the same when it does not look like mojibake, or cannot be undone.</summary>
    public static string Undo(string text)
    {
        string before;
        do
        {
            before = text;
            text = UndoOnce(text);
        }
        while (text != before);
        return text;
    }

    private static string UndoOnce(string text)
    {
        if (Ascii.IsValid(text) || !MojibakeSigns.In(text))
            return text;
        foreach (LegacyEncoding encoding in LegacyEncodings.All)
        {
            if (encoding.Encode(text) is { } bytes && DecodeAnew(bytes, encoding) is { } decoded)
                return decoded;
        }

        string inPlaces = Utf8Traces.Undo(text);
        return inPlaces != text ? inPlaces : ControlCodes.ToWindows1252(text);
    }

    private static string? DecodeAnew(byte[] bytes, LegacyEncoding encoding)
    {
        // In MacRoman a dash before a space would look like half a character.
        if (encoding != LegacyEncodings.MacRoman)
            bytes = LostBytes.RestoreSpaces(bytes);
        if (encoding.IsLossy)
            bytes = LostBytes.ReplaceLossy(bytes);
        return LooseUtf8.Decode(bytes);
    }
}
