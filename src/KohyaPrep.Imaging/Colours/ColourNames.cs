using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Imaging.Colours;

/// <summary>
/// Plain English names of colours, as one would write them into a caption. Each name stands for a few typical colours, and a
/// colour takes the name of the typical colour that differs least from it (CIEDE2000). Channels are looked at in steps of 4: nobody
/// calls colours that near by different names, and so each step is compared with the table once only.
/// </summary>
public static class ColourNames
{
    private static readonly (string Name, string Typical)[] Table =
    [
        ("black", "#000000 #141414"),
        ("dark gray", "#2e2e2e #3f3f3f #545454 #4a4a55"),
        ("gray", "#757575 #8a8a8a #9f9f9f #8f8c85"),
        ("light gray", "#b8b8b8 #cacaca #dcdcdc #cbc8c3"),
        ("white", "#f0f0f0 #ffffff #f4f7fb"),
        ("green gray", "#a9bea8 #93ac92 #9dafa5 #7f9488"),
        ("blue gray", "#8498a9 #6f8294 #a3b3c0 #90a3a9"),
        ("dark red", "#8b0000 #6b1218 #7c2226"),
        ("red", "#ff0000 #d62020 #c03030 #e84040"),
        ("salmon", "#fa8072 #e9967a #f09a8e"),
        ("brown", "#8b4513 #7a4a2c #6b4a34 #855c50"),
        ("dark brown", "#3b2416 #4a3022 #2c1c14"),
        ("light brown", "#a9754b #b5835a #97775a #a17442"),
        ("tan", "#d2b48c #c8a97e #d5bca5 #bfae98"),
        ("beige", "#f5f0dc #f0e0c0 #e6dcc8 #fbf0d8"),
        ("peach", "#ffcba4 #ffd8b8 #e8b890"),
        ("orange", "#ff8c00 #ffa500 #e67e22 #cc5500 #e08c40 #d77a48"),
        ("yellow", "#ffff00 #ffd700 #f5d030 #e0b020 #ffe45c"),
        ("light yellow", "#ffffa8 #fff3b0 #f2e296 #fffb70"),
        ("olive", "#808000 #6d654a #7c7c3c #5f5f30"),
        ("lime green", "#7cfc00 #b4e61e #6ae745 #a0e030"),
        ("dark green", "#006400 #14452f #2d5a2d #14281e"),
        ("green", "#008000 #2e9e4f #03dc73 #4a8a4a #00c853 #30e080"),
        ("light green", "#90ee90 #a8e6a1 #c5e1a5 #c0d8a8 #b0c890"),
        ("dark teal", "#1d4a46 #204f55 #0f3d3e"),
        ("teal", "#008080 #2f8f8f #4c9a90"),
        ("turquoise", "#40e0d0 #6ed7db #94d6d0 #2fc4b2"),
        ("cyan", "#00ffff #38e0ff #20c8f0"),
        ("light blue", "#add8e6 #87ceeb #b9e3f2 #c4d5ee #8fb4d8 #64b4f0"),
        ("blue", "#0000ff #0050ff #1e3ed2 #3b74c8 #4682f8 #0a84ff #5a78f0"),
        ("navy", "#000080 #1d2740 #0a1a50 #14213d"),
        ("dark purple", "#2a0845 #3c1053 #4b0a45 #20103c"),
        ("purple", "#800080 #6a0dad #8d61d7 #7b3fb5 #5f48ff #a070c0 #b088e0"),
        ("lavender", "#d8c8f0 #c8a8e9 #dfdeff #b9a0d8 #c4b4cc"),
        ("pink", "#ffc0cb #ff9ec4 #f4a6b5 #ef9bbf #ffd7d7 #d8a0a8"),
        ("hot pink", "#ff1493 #ff3c9c #d6006e"),
        ("magenta", "#ff00ff #e600b8 #c800a1 #960058"),
    ];

    private static readonly (int Name, Lab Colour)[] Typical =
        [.. Table.SelectMany((row, place) => row.Typical.Split(' ').Select(colour => (place, Lab.Of(Rgb.Parse(colour)!.Value))))];

    /// <summary>All names, in no order that means anything.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>Place in the table plus one of each colour's name, 6 bits a channel; 0 where nobody has asked yet.</summary>
    private static readonly byte[] Known = new byte[1 << 18];

    public static string Of(Rgb colour) => Table[PlaceOf(colour)].Name;

    /// <returns>The place of its name in <see cref="All"/>.</returns>
    internal static int PlaceOf(Rgb colour)
    {
        int step = ((colour.Red >> 2) << 12) | ((colour.Green >> 2) << 6) | (colour.Blue >> 2);
        if (Known[step] == 0)
            Known[step] = (byte)(1 + Nearest(Lab.Of(new Rgb(Middle(colour.Red), Middle(colour.Green), Middle(colour.Blue)))));
        return Known[step] - 1;
    }

    private static byte Middle(byte channel) => (byte)((channel & 0xFC) | 2);

    private static int Nearest(Lab colour)
    {
        (int name, double least) = (0, double.MaxValue);
        foreach ((int candidate, Lab typical) in Typical)
        {
            if (ColourDifference.AtLeast(typical, colour) >= least)
                continue;
            double difference = ColourDifference.Between(typical, colour);
            if (difference < least)
                (name, least) = (candidate, difference);
        }

        return name;
    }
}
