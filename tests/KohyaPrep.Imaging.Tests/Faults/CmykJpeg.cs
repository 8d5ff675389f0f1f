namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>Baseline JPEG files of four inks, each block of 8×8 one colour (ITU-T T.81, with the APP14 marker by which programs know inks stored inverted).</summary>
internal static class CmykJpeg
{
    /// <param name="blocks">Side of the picture in blocks.</param>
    /// <param name="inks">Cyan, magenta, yellow and black of a block by its column and row, each 0 (none) to 255.</param>
    /// <param name="profile">An ICC profile of less than 64 kB; null for none.</param>
    public static byte[] Of(int blocks, Func<int, int, (byte C, byte M, byte Y, byte K)> inks, byte[]? profile = null)
    {
        int side = 8 * blocks;
        List<byte> file = [0xFF, 0xD8, .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0])];
        if (profile is not null)
            file.AddRange(Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. profile]));
        // Quantised by 8, the steps of a flat block's first coefficient are its levels.
        file.AddRange(Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]));
        file.AddRange(Segment(0xC0, [8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]));
        // Categories 0 to 8 in codes of four bits; of the other coefficients nothing but their end, in one bit.
        file.AddRange(Segment(0xC4, [0, 0, 0, 0, 9, .. new byte[12], 0, 1, 2, 3, 4, 5, 6, 7, 8]));
        file.AddRange(Segment(0xC4, [0x10, 1, .. new byte[15], 0]));
        file.AddRange(Segment(0xDA, [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]));
        file.AddRange(Scan(blocks, inks));
        return [.. file, 0xFF, 0xD9];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static List<byte> Scan(int blocks, Func<int, int, (byte C, byte M, byte Y, byte K)> inks)
    {
        List<byte> bytes = [];
        (int held, int count) = (0, 0);
        int[] last = new int[4];
        for (int block = 0; block < blocks * blocks; block++)
        {
            (byte c, byte m, byte y, byte k) = inks(block % blocks, block / blocks);
            foreach ((int component, int ink) in ((int[])[c, m, y, k]).Index())
            {
                int level = 255 - ink - 128, difference = level - last[component];
                last[component] = level;
                int category = 32 - int.LeadingZeroCount(Math.Abs(difference));
                Put(category, 4);
                Put(difference < 0 ? difference + (1 << category) - 1 : difference, category);
                Put(0, 1);
            }
        }

        Put(0x7F, 7);
        return bytes;

        void Put(int value, int bits)
        {
            for (int bit = bits - 1; bit >= 0; bit--)
            {
                held = (held << 1) | ((value >> bit) & 1);
                if (++count < 8)
                    continue;
                bytes.Add((byte)held);
                if (held == 0xFF)
                    bytes.Add(0);
                (held, count) = (0, 0);
            }
        }
    }
}
