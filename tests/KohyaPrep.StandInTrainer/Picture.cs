using System.Buffers.Binary;

namespace KohyaPrep.StandInTrainer;

/// <summary>A picture of a training set. Sizes are read of PNG only; others count as fitting.</summary>
internal sealed record Picture(string Path, int Width, int Height, bool IsCutShort)
{
    private static readonly string[] Extensions = [".png", ".PNG", ".jpg", ".JPG", ".jpeg", ".JPEG", ".webp", ".WEBP", ".bmp", ".BMP"];

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static Picture[] In(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder).Where(file => Extensions.Contains(System.IO.Path.GetExtension(file))).Order(StringComparer.Ordinal).Select(Read)];

    private static Picture Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < 24 || bytes[1] != 'P' || bytes[2] != 'N')
            return new Picture(path, 0, 0, bytes.Length == 0);
        int at = 8;
        while (at + 12 <= bytes.Length && !bytes.AsSpan(at + 4, 4).SequenceEqual("IEND"u8))
            at += 12 + (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)), int.MaxValue / 2);
        bool isCutShort = at < 0 || at + 12 > bytes.Length;
        return new Picture(path, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)), isCutShort);
    }
}
