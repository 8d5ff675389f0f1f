namespace KohyaPrep.Punks.Traits;

public static class GlassesStyles
{
    private static readonly string[] Frames = ["black", "red", "blue", "brown", "purple"];
    private static readonly string[] None = ["black"];

    public static IReadOnlyList<Glasses> All { get; } =
    [
        new("round glasses", "round {0} glasses", 5, false, ["yellow", "black", "brown", "gray"], None),
        new("square glasses", "square {0} glasses", 5, false, Frames, None),
        new("half-rim glasses", "half-rim {0} glasses", 3, false, ["black", "red", "blue", "gray"], None),
        new("shades", "black shades", 6, true, ["black"], ["gray", "blue", "purple"]),
        new("aviators", "{0} aviators", 4, true, ["yellow"], ["teal", "orange", "brown", "green"]),
        new("3d glasses", "red and blue 3d glasses", 4, true, ["white"], None),
        new("monocle", "{0} monocle", 2, false, ["yellow"], None),
        new("visor", "{0} visor", 3, true, ["black", "gray"], ["teal", "red", "pink", "yellow", "green"]),
        new("eye patch", "black eye patch", 3, false, ["black"], None),
        new("heart glasses", "{0} heart glasses", 2, true, ["pink", "red", "purple"], ["red", "pink"]),
        new("goggles", "{0} goggles", 2, true, ["brown", "gray", "black"], ["orange", "teal", "green"]),
    ];
}
