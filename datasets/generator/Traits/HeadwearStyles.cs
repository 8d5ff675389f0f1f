namespace KohyaPrep.Punks.Traits;

public static class HeadwearStyles
{
    private static readonly string[] Any = [];
    private static readonly string[] Felt = ["black", "brown", "gray", "green", "blue", "purple", "red"];
    private static readonly string[] Plastic = ["black", "white", "red", "blue", "pink", "yellow", "teal"];
    private static readonly string[] Gold = ["yellow"];
    private static readonly string[] Stones = ["red", "blue", "green", "purple"];

    public static IReadOnlyList<Headwear> All { get; } =
    [
        new("cap", "{0} baseball cap", 8, 6, 3, Any, Any),
        new("backwards cap", "backwards {0} cap", 8, 4, 2, Any, Any),
        new("beanie", "{0} beanie", 9, 5, 4, Any, Any),
        new("bobble hat", "{0} bobble hat", 9, 3, 3, Any, ["white", "yellow", "pink"]),
        new("crown", "{0} crown", 7, 3, 3, Gold, Stones),
        new("top hat", "{0} top hat", 7, 4, 2, ["black", "gray", "purple", "brown"], Any),
        new("fedora", "{0} fedora", 7, 4, 3, Felt, ["black", "red", "white", "yellow"]),
        new("cowboy hat", "{0} cowboy hat", 7, 4, 3, ["brown", "black", "white", "pink", "gray"], ["black", "red", "yellow"]),
        new("bandana", "{0} bandana", 8, 4, 3, ["red", "blue", "black", "purple", "green", "orange"], ["white", "yellow"]),
        new("headband", "{0} headband", 0, 4, 3, Any, Any),
        new("hood", "{0} hood", 24, 4, 3, ["black", "gray", "blue", "green", "red", "purple", "pink", "brown"], Any),
        new("tiara", "{0} tiara", 0, 0, 4, Gold, Stones),
        new("earphones", "{0} earphones", 0, 4, 4, Plastic, ["black", "white", "gray", "red"]),
        new("beret", "{0} beret", 7, 2, 4, ["black", "red", "green", "blue", "purple", "pink"], Any),
        new("wizard hat", "{0} wizard hat", 8, 3, 2, ["purple", "blue", "teal", "black"], ["yellow"]),
        new("flower crown", "{0} flower crown", 0, 0, 4, ["green"], ["pink", "red", "white", "purple"]),
        new("bucket hat", "{0} bucket hat", 8, 3, 3, Any, Any),
        new("headscarf", "{0} headscarf", 24, 0, 4, ["teal", "purple", "pink", "blue", "red", "white", "green", "orange"], Any),
        new("captain's hat", "{0} captain's hat", 8, 3, 1, ["white", "blue"], ["black"]),
        new("viking helmet", "{0} viking helmet", 9, 3, 2, ["gray"], ["brown", "yellow"]),
        new("party hat", "{0} party hat", 0, 2, 2, ["red", "blue", "green", "pink", "purple", "orange"], ["yellow", "white"]),
        new("turban", "{0} turban", 9, 3, 0, ["orange", "blue", "white", "red", "purple"], ["yellow", "teal"]),
        new("cat ears", "{0} cat ears", 0, 0, 3, ["black", "white", "gray", "brown", "pink"], ["pink"]),
        new("halo", "{0} halo", 0, 1, 1, Gold, Gold),
        new("horns", "{0} horns", 0, 2, 2, ["red", "gray", "black"], Any),
    ];
}
