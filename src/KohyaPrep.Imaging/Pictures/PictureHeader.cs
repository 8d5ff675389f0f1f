using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Pictures;

/// <summary>What the first bytes of a picture file promise, read without decoding anything.</summary>
/// <param name="Format">png, jpeg, webp, bmp, gif, tiff, psd, svg, avif, heic, jxl, or empty when it is none of these.</param>
/// <param name="Width">In pixels; 0 when the header does not say, or is not one that we read.</param>
/// <param name="Mode">As Pillow would call it: 1, L, LA, P, RGB, RGBA, CMYK, I;16.</param>
/// <param name="BitDepth">Bits for each channel, or for a place in the palette.</param>
public sealed record PictureHeader(string Format, int Width, int Height, string Mode, int BitDepth)
{
    /// <summary>Formats that the trainer reads everywhere, and so do we.</summary>
    public bool IsDecodable => Format is "png" or "jpeg" or "webp" or "bmp";

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        string format = PictureFormat.Recognise(file);
        PictureHeader? header = format switch
        {
            "png" => ReadPng(file),
            "jpeg" => ReadJpeg(file),
            "webp" => ReadWebp(file),
            "bmp" => ReadBmp(file),
            _ => null,
        };
        return header ?? new PictureHeader(format, 0, 0, "", 0);
    }

    // Pillow's PngImagePlugin._MODES, where tRNS does not change the mode.
    private static PictureHeader? ReadPng(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[12..16].SequenceEqual("IHDR"u8))
            return null;
        int depth = file[24];
        string mode = (file[25], depth) switch
        {
            (0, 1) => "1",
            (0, 16) => "I;16",
            (0, _) => "L",
            (2, _) => "RGB",
            (3, _) => "P",
            (4, 16) => "RGBA",
            (4, _) => "LA",
            (6, _) => "RGBA",
            _ => "",
        };
        int width = BinaryPrimitives.ReadInt32BigEndian(file[16..]);
        return Sized("png", width, BinaryPrimitives.ReadInt32BigEndian(file[20..]), mode, depth);
    }

    /// <summary>Goes from marker to marker up to the start of a frame (ITU T.81, B.1.1).</summary>
    private static PictureHeader? ReadJpeg(ReadOnlySpan<byte> file)
    {
        int at = 2;
        while (at + 4 <= file.Length)
        {
            if (file[at] != 0xFF || file[at + 1] is 0x00 or 0xFF or 0x01 or (>= 0xD0 and <= 0xD9))
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (file[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (at + 10 > file.Length)
                    return null;
                ReadOnlySpan<byte> frame = file[(at + 4)..];
                string mode = frame[5] switch { 1 => "L", 3 => "RGB", 4 => "CMYK", _ => "" };
                return Sized(
                    "jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(frame[3..]),
                    BinaryPrimitives.ReadUInt16BigEndian(frame[1..]),
                    mode,
                    frame[0]);
            }

            at += 2 + Math.Max(2, length);
        }

        return null;
    }

    /// <summary>The three kinds of first chunk (WebP container specification; RFC 6386, 9.1).</summary>
    private static PictureHeader? ReadWebp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
            return null;
        ReadOnlySpan<byte> chunk = file[20..];
        if (file[12..16].SequenceEqual("VP8 "u8))
            return Sized("webp", chunk[6] | ((chunk[7] & 0x3F) << 8), chunk[8] | ((chunk[9] & 0x3F) << 8), "RGB", 8);
        if (file[12..16].SequenceEqual("VP8X"u8))
        {
            int width = 1 + (chunk[4] | (chunk[5] << 8) | (chunk[6] << 16));
            int height = 1 + (chunk[7] | (chunk[8] << 8) | (chunk[9] << 16));
            return Sized("webp", width, height, (chunk[0] & 0x10) != 0 ? "RGBA" : "RGB", 8);
        }

        if (!file[12..16].SequenceEqual("VP8L"u8))
            return null;
        uint bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[1..]);
        bool hasAlpha = ((bits >> 28) & 1) != 0;
        return Sized("webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF), hasAlpha ? "RGBA" : "RGB", 8);
    }

    private static PictureHeader? ReadBmp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
            return null;
        bool isOld = BinaryPrimitives.ReadInt32LittleEndian(file[14..]) == 12;
        (long width, long height) = isOld
            ? (BinaryPrimitives.ReadUInt16LittleEndian(file[18..]), BinaryPrimitives.ReadUInt16LittleEndian(file[20..]))
            : (BinaryPrimitives.ReadInt32LittleEndian(file[18..]), BinaryPrimitives.ReadInt32LittleEndian(file[22..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file[(isOld ? 24 : 28)..]);
        (string mode, int depth) = bits switch
        {
            <= 8 => (ModeOfPalette(file, isOld, bits), bits),
            16 => ("RGB", 5),
            _ => ("RGB", 8),
        };
        return Sized("bmp", width, Math.Abs(height), mode, depth);
    }

    /// <summary>Pillow takes a palette that is a plain gray scale for none (BmpImagePlugin).</summary>
    private static string ModeOfPalette(ReadOnlySpan<byte> file, bool isOld, int bits)
    {
        int entry = isOld ? 3 : 4;
        int start = 14 + BinaryPrimitives.ReadInt32LittleEndian(file[14..]);
        int used = isOld || file.Length < 50 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(file[46..]);
        int colours = used is > 0 and <= 256 ? used : 1 << bits;
        for (int i = 0; i < colours; i++)
        {
            int gray = colours == 2 ? 255 * i : i;
            int at = start + (entry * i);
            if (at + 3 > file.Length || file[at] != gray || file[at + 1] != gray || file[at + 2] != gray)
                return "P";
        }

        return colours == 2 ? "1" : "L";
    }

    private static PictureHeader? Sized(string format, long width, long height, string mode, int depth) =>
        width is <= 0 or > int.MaxValue || height is <= 0 or > int.MaxValue || mode.Length == 0
            ? null
            : new PictureHeader(format, (int)width, (int)height, mode, depth);
}
