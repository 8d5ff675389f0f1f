using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;
using SkiaSharp;

namespace KohyaPrep.Imaging.Measures;

/// <summary>The ICC profile of a picture file, which viewers honour and the trainer does not.</summary>
/// <param name="Name">What it calls itself; empty when there is none.</param>
/// <param name="Shift">How far colours move on the mean (CIEDE2000) where it is honoured; null when it cannot be read. Of inks always 0: they have no colours without it.</param>
internal sealed record ColourProfile(string Name, double? Shift)
{
    private const int MostBytes = 1 << 22;
    private const int StepsOfSample = 5;

    /// <summary>A set has few profiles and many pictures, so each is worked out once.</summary>
    private static readonly ConcurrentDictionary<UInt128, ColourProfile> Known = new();

    public static ColourProfile None { get; } = new("", 0);

    public static ColourProfile Of(byte[] file, string format)
    {
        byte[]? icc = format switch { "png" => OfPng(file), "jpeg" => OfJpeg(file), "webp" => OfWebp(file), _ => null };
        return icc is null ? None : Known.GetOrAdd(XxHash128.HashToUInt128(icc), static (_, icc) => new ColourProfile(NameIn(icc), ShiftBy(icc)), icc);
    }

    /// <summary>The chunk iCCP: a name, a zero, how it is packed (always zlib), the packed profile.</summary>
    private static byte[]? OfPng(byte[] file)
    {
        const int MostOfName = 80;
        long at = 33;
        while (at + 12 <= file.Length)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            ReadOnlySpan<byte> type = file.AsSpan((int)at + 4, 4);
            if (type.SequenceEqual("IDAT"u8) || at + 12 + size > file.Length)
                return null;
            if (type.SequenceEqual("iCCP"u8))
            {
                ReadOnlySpan<byte> data = file.AsSpan((int)at + 8, (int)size);
                int zero = data[..Math.Min(data.Length, MostOfName)].IndexOf((byte)0);
                return zero < 0 || zero + 2 > data.Length ? [] : Inflate(file, (int)at + 8 + zero + 2, (int)size - zero - 2);
            }

            at += 12 + size;
        }

        return null;
    }

    private static byte[] Inflate(byte[] file, int start, int length)
    {
        byte[] room = new byte[Math.Min(MostBytes, 64 + (length * 16))];
        try
        {
            using ZLibStream inflated = new(new MemoryStream(file, start, length, writable: false), CompressionMode.Decompress);
            return room[..inflated.ReadAtLeast(room, room.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>APP2 segments before the pixels, each with its number (ICC.1, annex B.4).</summary>
    private static byte[]? OfJpeg(byte[] file)
    {
        SortedDictionary<byte, byte[]> parts = [];
        int at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] is not 0xDA)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > file.Length)
                break;
            ReadOnlySpan<byte> data = file.AsSpan(at + 4, length - 2);
            if (file[at + 1] == 0xE2 && data.Length > 14 && data.StartsWith("ICC_PROFILE\0"u8))
                parts.TryAdd(data[12], data[14..].ToArray());
            at += 2 + length;
        }

        return parts.Count == 0 ? null : [.. parts.Values.SelectMany(part => part)];
    }

    private static byte[]? OfWebp(byte[] file)
    {
        long at = 12;
        while (at + 8 <= file.Length)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at + 4));
            if (at + 8 + size > file.Length)
                return null;
            if (file.AsSpan((int)at, 4).SequenceEqual("ICCP"u8))
                return file.AsSpan((int)at + 8, (int)size).ToArray();
            at += 8 + size + (size & 1);
        }

        return null;
    }

    /// <summary>The tag "desc", of either version of the format.</summary>
    private static string NameIn(ReadOnlySpan<byte> icc)
    {
        const string Unnamed = "without a name";
        const int Tags = 128;
        if (icc.Length < Tags + 4)
            return Unnamed;
        uint count = BinaryPrimitives.ReadUInt32BigEndian(icc[Tags..]);
        for (int i = 0; i < Math.Min(count, 100) && Tags + 16 + (12 * i) <= icc.Length; i++)
        {
            ReadOnlySpan<byte> tag = icc[(Tags + 4 + (12 * i))..];
            uint start = BinaryPrimitives.ReadUInt32BigEndian(tag[4..]), size = BinaryPrimitives.ReadUInt32BigEndian(tag[8..]);
            if (!tag.StartsWith("desc"u8) || size < 28 || (long)start + size > icc.Length)
                continue;
            ReadOnlySpan<byte> data = icc.Slice((int)start, (int)size);
            string name = data.StartsWith("mluc"u8) ? Localised(data) : Encoding.Latin1.GetString(data[12..Math.Min(data.Length, 92)]);
            name = name.Split('\0')[0].Trim();
            return name.Length == 0 || name.Any(char.IsControl) ? Unnamed : name;
        }

        return Unnamed;
    }

    private static string Localised(ReadOnlySpan<byte> data)
    {
        uint length = BinaryPrimitives.ReadUInt32BigEndian(data[20..]), start = BinaryPrimitives.ReadUInt32BigEndian(data[24..]);
        return (long)start + length > data.Length ? "" : Encoding.BigEndianUnicode.GetString(data.Slice((int)start, (int)Math.Min(length, 160)));
    }

    /// <summary>
    /// A profile of four inks that the decoder honours: one that counts in CIELAB, as presses do. Of one that counts in XYZ it takes the encoding
    /// of 0 to 1.99997 (ICC.1, 6.3.4.2) as 0 to 1, which halves all light.
    /// </summary>
    private static bool IsOfInks(ReadOnlySpan<byte> icc) => icc[16..20].SequenceEqual("CMYK"u8) && icc[20..24].SequenceEqual("Lab "u8);

    private static double? ShiftBy(byte[] icc)
    {
        if (icc.Length >= 128 && IsOfInks(icc))
            return 0;
        using SKColorSpace? space = icc.Length < 128 ? null : SKColorSpace.CreateIcc(icc);
        if (space is null)
            return null;
        const int Count = StepsOfSample * StepsOfSample * StepsOfSample;
        uint[] stored = new uint[Count], honoured = new uint[Count];
        for (int i = 0; i < Count; i++)
            stored[i] = 0xFF000000 | Channel(i) | (Channel(i / StepsOfSample) << 8) | (Channel(i / StepsOfSample / StepsOfSample) << 16);
        Convert(stored, honoured, space);
        double sum = 0;
        for (int i = 0; i < Count; i++)
            sum += ColourDifference.Between(Rgb.OfPixel(stored[i]), Rgb.OfPixel(honoured[i]));
        return Math.Round(sum / Count, 2);

        static uint Channel(int i) => (uint)(i % StepsOfSample * 255 / (StepsOfSample - 1));
    }

    private static unsafe void Convert(uint[] stored, uint[] honoured, SKColorSpace space)
    {
        SKImageInfo from = new(stored.Length, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul, space);
        SKImageInfo to = new(stored.Length, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        fixed (uint* source = stored)
        fixed (uint* target = honoured)
        {
            using SKPixmap picture = new(from, (nint)source);
            if (!picture.ReadPixels(to, (nint)target, 4 * stored.Length))
                stored.CopyTo(honoured, 0);
        }
    }
}
