using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace KohyaPrep.StandInTrainer;

/// <summary>A PNG of a few flat blocks, whose colours come from a seed.</summary>
internal static class DrawnPicture
{
    private const int Blocks = 8;

    public static void Write(string path, int width, int height, long seed)
    {
        Random random = new((int)(seed & int.MaxValue));
        byte[] colours = new byte[Blocks * Blocks * 3];
        random.NextBytes(colours);
        using FileStream file = File.Create(path);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Packed(width, height, colours));
        Chunk(file, "IEND", []);
    }

    private static byte[] Packed(int width, int height, byte[] colours)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (int x = 0; x < width; x++)
                    zlib.Write(colours, 3 * ((y * Blocks / height * Blocks) + (x * Blocks / width)), 3);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string name, byte[] content)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}
