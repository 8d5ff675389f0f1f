using System.IO.Compression;
using System.Text;

namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>Colour profiles made from formulas (ICC.1:2001).</summary>
internal static class ColourProfiles
{
    /// <summary>The data of an iCCP chunk with a profile of wide primaries and linear light: the tags that every display profile has.</summary>
    public static byte[] WideGamutChunk()
    {
        byte[] linear = [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        return Chunk(Profile("mntrRGB XYZ ",
        [
            ("desc", Description("wide")), ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.6734, 0.2790, -0.0019)), ("gXYZ", Xyz(0.1656, 0.6753, 0.0300)), ("bXYZ", Xyz(0.1251, 0.0456, 0.7969)), ("rTRC", linear), ("gTRC", linear), ("bTRC", linear),
        ]));
    }

    /// <summary>A printer's profile: CIELAB for each corner of the cube of four inks, and between them what lies between (the tag A2B0 as lut8Type).</summary>
    /// <param name="corner">CIELAB of inks that are each none or full.</param>
    /// <param name="countsIn">What the profile says that its numbers are.</param>
    public static byte[] Printer(Func<bool, bool, bool, bool, (double L, double A, double B)> corner, string countsIn = "Lab ")
    {
        // So fine that it does not matter how a reader goes from one point to the next.
        const int Points = 9;
        List<byte> table = [.. "mft1"u8, 0, 0, 0, 0, 4, 3, Points, 0];
        foreach (double value in (double[])[1, 0, 0, 0, 1, 0, 0, 0, 1])
            table.AddRange(Fixed(value));
        for (int ink = 0; ink < 4; ink++)
            table.AddRange(Enumerable.Range(0, 256).Select(i => (byte)i));
        for (int node = 0; node < Points * Points * Points * Points; node++)
        {
            double[] inks = [.. new[] { Points * Points * Points, Points * Points, Points, 1 }.Select(step => node / step % Points / (Points - 1.0))];
            (double l, double a, double b) = (0, 0, 0);
            for (int i = 0; i < 16; i++)
            {
                double weight = inks.Select((ink, k) => (i >> (3 - k) & 1) == 1 ? ink : 1 - ink).Aggregate((one, other) => one * other);
                (double L, double A, double B) at = corner((i & 8) != 0, (i & 4) != 0, (i & 2) != 0, (i & 1) != 0);
                (l, a, b) = (l + (weight * at.L), a + (weight * at.A), b + (weight * at.B));
            }

            table.AddRange([(byte)Math.Round(l * 2.55), (byte)Math.Round(a + 128), (byte)Math.Round(b + 128)]);
        }

        for (int channel = 0; channel < 3; channel++)
            table.AddRange(Enumerable.Range(0, 256).Select(i => (byte)i));
        return Profile($"prtrCMYK{countsIn}", [("desc", Description("press")), ("wtpt", Xyz(0.9642, 1, 0.8249)), ("A2B0", [.. table])]);
    }

    /// <summary>The inks of a press whose cyan, magenta and yellow are none of the screen's.</summary>
    public static byte[] Press(string countsIn = "Lab ") => Printer(
        (c, m, y, k) => (
            k ? 12 : 95 - (c ? 32 : 0) - (m ? 40 : 0) - (y ? 8 : 0),
            k ? 0 : (c ? -32 : 0) + (m ? 68 : 0) - (y ? 4 : 0),
            k ? 0 : (c ? -45 : 0) - (m ? 4 : 0) + (y ? 82 : 0)),
        countsIn);

    private static byte[] Profile(string kind, (string Name, byte[] Data)[] tags)
    {
        List<byte> table = [.. Whole(tags.Length)], data = [];
        foreach ((string name, byte[] tag) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Whole(128 + 4 + (12 * tags.Length) + data.Count), .. Whole(tag.Length)]);
            data.AddRange([.. tag, .. new byte[(4 - (tag.Length % 4)) % 4]]);
        }

        byte[] profile = [.. new byte[128], .. table, .. data];
        Whole(profile.Length).CopyTo(profile, 0);
        profile[8] = 2;
        Encoding.ASCII.GetBytes(kind).CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        new byte[][] { Fixed(0.9642), Fixed(1), Fixed(0.8249) }.SelectMany(part => part).ToArray().CopyTo(profile, 68);
        return profile;
    }

    private static byte[] Chunk(byte[] profile)
    {
        using MemoryStream packed = new();
        packed.Write("wide\0\0"u8);
        using (ZLibStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(profile);
        return packed.ToArray();
    }

    private static byte[] Description(string name) => [.. "desc"u8, 0, 0, 0, 0, .. Whole(name.Length + 1), .. Encoding.ASCII.GetBytes(name), .. new byte[80]];

    private static byte[] Xyz(double x, double y, double z) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Whole(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Fixed(double value) => Whole((int)Math.Round(value * 65536));
}
