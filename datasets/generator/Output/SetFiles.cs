using System.Globalization;
using System.Text;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Punks.Painting;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Output;

/// <summary>A set as files: names relative to its folder, with forward slashes, and their bytes.</summary>
public static class SetFiles
{
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(IReadOnlyList<Portrait> set, ulong seed)
    {
        // Throws of its own, so that a change of the traits leaves the modes alone.
        Dice modes = new(seed ^ 0x5EED);
        List<(string Name, byte[] Bytes)> files = [];
        StringBuilder traits = new();
        for (int i = 0; i < set.Count; i++)
        {
            Portrait portrait = set[i];
            string kind = portrait.Seen.Kind == Kind.Lad ? "lad" : "lady";
            string stem = string.Create(CultureInfo.InvariantCulture, $"{kind}_{i + 1:000}");
            PngColour colour = modes.Chance(50) ? PngColour.Rgb : PngColour.Rgba;
            files.Add(($"images/{stem}.png", PngWriter.Encode(portrait.Canvas.ToImage(), colour)));
            files.Add(($"images/{stem}.txt", Encoding.UTF8.GetBytes(Caption.Of(portrait.Seen) + "\n")));
            string mode = colour == PngColour.Rgb ? "RGB" : "RGBA";
            traits.Append(TraitLine.Of($"{stem}.png", portrait.Seen, portrait.Canvas.DistinctColours(), mode)).Append('\n');
        }

        files.Add(("traits.jsonl", Encoding.UTF8.GetBytes(traits.ToString())));
        files.Add(("README.md", Encoding.UTF8.GetBytes(ReadMe.Of(set))));
        files.Add(("LICENSE", License.Bytes()));
        return files;
    }
}
