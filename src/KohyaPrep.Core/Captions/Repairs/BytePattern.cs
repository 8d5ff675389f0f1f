using System.Globalization;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>A sequence of bytes, each one of some.</summary>
internal sealed class BytePattern
{
    private readonly bool[][] places;

    private BytePattern(bool[][] places) => this.places = places;

    /// <summary>How many bytes it takes.</summary>
    public int Length => places.Length;

    /// <param name="text">Places apart by spaces; a place is bytes and ranges of bytes, apart by commas, in hexadecimal: <c>E0-E3 20 80-84,86</c>.</param>
    public static BytePattern Parse(string text) => new([.. text.Split(' ').Select(PlaceOf)]);

    /// <summary>Whether the bytes begin with it.</summary>
    public bool Begins(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < places.Length)
            return false;
        for (int i = 0; i < places.Length; i++)
        {
            if (!places[i][bytes[i]])
                return false;
        }

        return true;
    }

    private static bool[] PlaceOf(string text)
    {
        bool[] place = new bool[256];
        foreach (string[] ends in text.Split(',').Select(range => range.Split('-')))
            Array.Fill(place, true, ByteOf(ends[0]), ByteOf(ends[^1]) - ByteOf(ends[0]) + 1);
        return place;
    }

    private static byte ByteOf(string text) => byte.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
