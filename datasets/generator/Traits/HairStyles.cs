namespace KohyaPrep.Punks.Traits;

public static class HairStyles
{
    public static HairStyle Bald { get; } = new("bald", "bald head", null, 3, 1);

    /// <summary>What is seen below a hat of styles that are told apart by their top alone.</summary>
    public static HairStyle Cropped { get; } = new("short", "short {0} hair", null, 0, 0);

    /// <inheritdoc cref="Cropped"/>
    public static HairStyle Curly { get; } = new("curly", "curly {0} hair", null, 0, 0);

    /// <inheritdoc cref="Cropped"/>
    public static HairStyle TiedBack { get; } = new("tied back", "{0} hair tied back", null, 0, 0);

    public static IReadOnlyList<HairStyle> All { get; } =
    [
        Bald,
        new("buzz cut", "{0} buzz cut", "short", 4, 1),
        new("crew cut", "{0} crew cut", "short", 4, 0),
        new("side part", "side-parted {0} hair", "short", 5, 0),
        new("quiff", "{0} quiff", "short", 4, 0, Tall: true),
        new("spiky", "spiky {0} hair", "short", 4, 1, Tall: true),
        new("curly top", "short curly {0} hair", "curly", 4, 2, Tall: true),
        new("bowl cut", "{0} bowl cut", "short", 3, 0),
        new("messy", "messy {0} hair", "short", 4, 0),
        new("receding", "receding {0} hair", "short", 3, 0),
        new("undercut", "{0} undercut", "short", 3, 0, Tall: true),
        new("flat top", "{0} flat top", "short", 3, 0, Tall: true),
        new("mohawk", "{0} mohawk", "short", 4, 3, Tall: true),
        new("afro", "{0} afro", "afro", 4, 4, Tall: true),
        new("short dreads", "short {0} dreadlocks", "short dreads", 3, 0),
        new("long dreads", "long {0} dreadlocks", "long dreads", 3, 3),
        new("long loose", "long loose {0} hair", "long loose", 4, 0),
        new("pixie cut", "{0} pixie cut", "short", 0, 4),
        new("long straight", "long straight {0} hair", "long straight", 0, 5),
        new("long wavy", "long wavy {0} hair", "long wavy", 0, 5),
        new("bob", "{0} bob", "bob", 0, 4),
        new("fringe bob", "{0} bob with a fringe", "bob", 0, 4),
        new("bangs", "long {0} hair with a fringe", "long straight", 0, 4),
        new("shoulder hair", "shoulder-length {0} hair", "shoulder hair", 2, 4),
        new("ponytail", "{0} ponytail", "ponytail", 0, 5),
        new("pigtails", "{0} pigtails", "pigtails", 0, 3),
        new("bun", "{0} hair in a bun", "tied back", 2, 4, Tall: true),
        new("side buns", "{0} side buns", "tied back", 0, 3),
        new("big curls", "big curly {0} hair", "big curls", 0, 4, Tall: true),
        new("braids", "{0} braids", "braids", 0, 4),
        new("side swept", "side-swept {0} hair", "side swept", 0, 4),
        new("half shaved", "half-shaved {0} hair", "side swept", 0, 3),
    ];

    /// <summary>What shows of a style below a hat; null for nothing.</summary>
    public static HairStyle? BelowHat(HairStyle style) => style.UnderHat switch
    {
        null => null,
        "short" => Cropped,
        "curly" => Curly,
        "tied back" => TiedBack,
        string name => All.First(other => other.Name == name),
    };
}
