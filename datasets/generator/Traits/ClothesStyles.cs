namespace KohyaPrep.Punks.Traits;

public static class ClothesStyles
{
    private static readonly string[] Any = [];
    private static readonly string[] Dark = ["black", "gray", "blue", "brown", "purple", "green"];

    public static Clothes Hoodie { get; } = new("hoodie", 5, 3, Any, Any, OpenNeck: false);

    public static IReadOnlyList<Clothes> All { get; } =
    [
        Hoodie,
        new("t-shirt", 7, 4, Any, Any),
        new("v-neck", 4, 5, Any, Any),
        new("turtleneck", 4, 4, Any, Any, OpenNeck: false),
        new("suit", 6, 3, Dark, ["red", "blue", "yellow", "green", "purple"], OpenNeck: false),
        new("dress", 0, 8, Any, Any, BareShoulders: true),
        new("tank top", 4, 4, Any, Any, BareShoulders: true),
        new("collared shirt", 5, 3, Any, Any),
        new("leather jacket", 4, 4, ["black", "brown", "red"], ["white", "gray", "red", "yellow"]),
        new("striped shirt", 4, 3, ["white", "blue", "red", "black"], ["blue", "red", "white", "yellow"]),
        new("blouse", 0, 5, ["white", "pink", "teal", "purple", "yellow", "red"], ["white", "pink", "yellow"]),
        new("scarf", 3, 3, Dark, ["red", "orange", "yellow", "white", "teal", "pink"], OpenNeck: false),
        new("robe", 3, 3, ["purple", "blue", "red", "green", "teal", "brown"], ["yellow", "white"]),
        new("overalls", 2, 2, ["blue", "brown", "green"], ["white", "yellow", "red", "pink", "orange"]),
        new("denim jacket", 3, 3, ["blue"], ["white", "black", "gray", "red", "yellow"]),
    ];
}
