using System.Text.Json;
using KohyaPrep.Fixtures;
using KohyaPrep.Punks.Output;
using KohyaPrep.Punks.Painting;
using SkiaSharp;

namespace KohyaPrep.Punks.Tests;

/// <summary>The sample that lies in the repository, and the same painted anew.</summary>
internal static class CommittedSet
{
    public static string Folder { get; } = Repository.Path("datasets", "punks");

    public static IReadOnlyList<Portrait> Painted { get; } = SetPainter.Paint(CommandLine.DefaultSeed, CommandLine.DefaultCount);

    public static IReadOnlyList<(string Name, byte[] Bytes)> Files { get; } = SetFiles.Of(Painted, CommandLine.DefaultSeed);

    public static IReadOnlyList<JsonElement> Traits { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "traits.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static string Caption(JsonElement traits) => File.ReadAllText(Path.ChangeExtension(Image(traits), ".txt"));

    public static string Image(JsonElement traits) => Path.Combine(Folder, "images", traits.GetProperty("file").GetString()!);

    /// <summary>The pixels as another reader than ours sees them.</summary>
    public static SKColor[] Pixels(JsonElement traits)
    {
        using SKBitmap bitmap = SKBitmap.Decode(Image(traits));
        Assert.Equal((24, 24), (bitmap.Width, bitmap.Height));
        return bitmap.Pixels;
    }
}
