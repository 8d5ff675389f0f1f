using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>Files for the rules on edge maps.</summary>
internal static class EdgeMapFaults
{
    private static readonly PixelImage Lines = TestFiles.Of(24, 24, (x, _) => x is 6 or 17 ? 0xFFFFFFu : 0);

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        new("SET007", "set/p02.png", () => Maps(3, Lines).Without("maps/p02.png"), () => Maps(3, Lines)),
        new("SET008", "maps/other.png", () => Maps(2, Lines).With("maps/other.png", PngWriter.Encode(Lines)), () => Maps(2, Lines)),
        new("SET009", "maps/p00.png", () => Maps(2, TestFiles.Of(40, 40, (x, _) => x % 9 == 0 ? 0xFFFFFFu : 0)), () => Maps(2, Lines)),
        new("SET009", "maps/p00.png", () => Maps(2, TestFiles.Of(40, 40, (x, _) => x % 9 == 0 ? 0xFFFFFFu : 0)), () => Maps(2, TestFiles.Of(512, 512, (x, _) => x % 90 == 0 ? 0xFFFFFFu : 0))),
        new("SET030", "maps/p00.png", () => Maps(2, TestFiles.Of(24, 24, (_, _) => 0)), () => Maps(2, Lines)),
        new("SET030", "maps/p00.png", () => Maps(2, TestFiles.Of(24, 24, (_, _) => 0xFFFFFF)), () => Maps(2, Lines)),
        new("SET031", "maps/p00.png", () => Maps(2, TestFiles.Of(24, 24, (x, _) => x % 2 == 0 ? 0xFFFFFFu : 0)), () => Maps(2, Lines)),
        new("SET031", "maps/p00.png", () => Maps(2, TestFiles.Of(24, 24, (x, _) => x is 6 or 17 ? 0 : 0xFFFFFFu)), () => Maps(2, Lines)),

        // Maps that are drawn of the pictures themselves.
        new("SET030", "set/faint.png", () => Drawn(Faint(), "{method: borders}"), () => Drawn(Plain(), "{method: borders}")),
        new("SET030", "set/faint.png", () => Drawn(Faint(), "{channel: luminance}"), () => Drawn(Plain(), "{channel: luminance}")),
        new("SET031", "set/faint.png", () => Drawn(Board(), "{method: borders, thickness: 24}"), () => Drawn(Board(), "{method: borders}")),
    ];

    /// <summary>Portraits with an edge map each.</summary>
    private static SetFiles Maps(int count, PixelImage map)
    {
        SetFiles set = SetFiles.Sprites(count).WithRecipe("controlnet-sd15", "  edge_maps: maps");
        for (int i = 0; i < count; i++)
            set.With($"maps/p{i:00}.png", PngWriter.Encode(map));
        return set;
    }

    private static SetFiles Drawn(PixelImage picture, string edges) => SetFiles.Sprites(1).WithPicture("faint", picture).WithRecipe("controlnet-sd15", more: $"edges: {edges}");

    private static PixelImage Faint() => TestFiles.Of(24, 24, (x, _) => x < 12 ? 0x404040u : 0x424242u);

    private static PixelImage Plain() => TestFiles.Of(24, 24, (x, _) => x < 12 ? 0x202020u : 0xE0E0E0u);

    private static PixelImage Board() => TestFiles.Of(24, 24, (x, y) => (x + y) % 2 == 0 ? 0x202020u : 0xE0E0E0u);
}
