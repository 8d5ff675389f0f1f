using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Damaged pictures and captions of all kinds through the reading and all rules: no crash, no hang, and no memory that stays. Alone, since the memory is that of the process.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DamagedSetTests
{
    private const string Name = "alone";
    private const int InSet = 100;

    private static readonly (string Extension, byte[] File)[] Whole =
    [
        (".png", PngWriter.Encode(TestSprites.Bundled(1).First())),
        (".png", TestFiles.Encode(TestSprites.Bundled(2).Last(), SKEncodedImageFormat.Png)),
        (".png", TestFiles.WithChunk(TestFiles.Encode(TestFiles.Picture(40, 30, withAlpha: true), SKEncodedImageFormat.Png), "eXIf", TestFiles.Exif(6))),
        (".png", PngWriter.Encode(Canvases.Canvas.Enlarge(TestSprites.Bundled(1).First(), 8))),
        (".jpg", TestFiles.Encode(PhotographLike.Make(96, 1), SKEncodedImageFormat.Jpeg, 70)),
        (".webp", TestFiles.Encode(PhotographLike.Make(64, 2), SKEncodedImageFormat.Webp, 60)),
        (".webp", TestFiles.Encode(TestSprites.Bundled(1).First(), SKEncodedImageFormat.Webp, 100)),
        (".bmp", TestFiles.Bmp(TestSprites.Bundled(1).First())),
        (".gif", [.. "GIF89a"u8, 4, 0, 4, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2, 4, 0x84, 0x8F, 9, 5, 0, 0x3B]),
        (".avif", [0, 0, 0, 32, .. "ftypavif"u8, .. new byte[60]]),
    ];

    [Fact]
    public void Twenty_thousand_damaged_files_end_in_findings()
    {
        int sets = Effort.Times(4, 200);
        long after = 0;
        for (int set = 0; set < sets; set++)
        {
            using TemporaryFolder folder = new(inMemory: true);
            Write(folder, new Random(set));
            DatasetSection section = new(folder.Root, null, ".txt", null, false, 1, "");
            Dataset dataset = DatasetReader.Read(section, Path.GetFileName, null, TestContext.Current.CancellationToken);
            IReadOnlyList<Finding> findings = DatasetChecks.Run(dataset, new DatasetUse { Trigger = "punk", Shuffles = true, KeepTokens = 1, Views = 1000 });
            Assert.Equal(InSet, dataset.Pictures.Count);
            Assert.NotEmpty(findings);
            if (set == sets / 4)
                after = Held();
        }

        // What threads and the decoder keep is there after a quarter.
        Assert.InRange(Held(), 0, after + (48L << 20));
    }

    /// <summary>All memory of the process that is not given back, in bytes.</summary>
    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using System.Diagnostics.Process process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PrivateMemorySize64 > 0 && !OperatingSystem.IsLinux() ? process.PrivateMemorySize64 : process.WorkingSet64;
    }

    private static void Write(TemporaryFolder folder, Random random)
    {
        for (int i = 0; i < InSet; i++)
        {
            (string extension, byte[] file) = Whole[random.Next(Whole.Length)];
            File.WriteAllBytes(folder.Path($"{i:000}{extension}"), Damaged(file, random));
            byte[] caption = random.Next(4) switch
            {
                0 => [],
                1 => Bytes(random, random.Next(400)),
                2 => Damaged("pixel art portrait of a punk, blue hair, #aabbcc eyes, red hair, light light skin"u8.ToArray(), random),
                _ => [.. "\uFEFFpunk, "u8, .. Bytes(random, 40)],
            };
            File.WriteAllBytes(folder.Path($"{i:000}.txt"), caption);
        }
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        byte[] file = [.. whole];
        for (int times = random.Next(1, 4); times > 0 && file.Length > 8; times--)
        {
            int at = random.Next(file.Length);
            switch (random.Next(7))
            {
                case 0:
                    file = file[..at];
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    random.NextBytes(file.AsSpan(at, Math.Min(8, file.Length - at)));
                    break;
                case 3:
                    // Two parts change places.
                    int middle = random.Next(at, file.Length);
                    file = [.. file[..(at / 2)], .. file[at..middle], .. file[(at / 2)..at], .. file[middle..]];
                    break;
                case 4:
                    // The header lies about the size.
                    random.NextBytes(file.AsSpan(Math.Min(16, file.Length - 4), 4));
                    break;
                case 5:
                    file = [.. file[..at], .. Bytes(random, random.Next(64)), .. file[at..]];
                    break;
                default:
                    file = random.Next(20) == 0 ? Bytes(random, random.Next(300)) : [.. file, .. file[..at]];
                    break;
            }
        }

        return file;
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
