using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>The colour that most of a face has.</summary>
/// <param name="Colour">Its most frequent tone.</param>
/// <param name="Share">How much of the face is near it, 0 to 1; the cheeks count fourfold.</param>
internal sealed record SkinTone(Lab Colour, double Share)
{
    private const double OneTone = 16;
    private const double Darkest = 10;

    /// <returns>Null where there is no face.</returns>
    public static SkinTone? Of(PortraitGrid grid)
    {
        Dictionary<uint, (Lab Colour, int Weight)> tones = [];
        int all = 0;
        for (int y = 9; y < 17; y++)
        {
            for (int x = 7; x < 17; x++)
            {
                if (!grid.IsPerson(x, y))
                    continue;
                int weight = x is >= 8 and <= 14 && y is 13 or 14 ? 4 : 1;
                tones[grid.PixelAt(x, y)] = (grid.At(x, y), tones.GetValueOrDefault(grid.PixelAt(x, y)).Weight + weight);
                all += weight;
            }
        }

        SkinTone? best = null;
        foreach ((uint _, (Lab colour, int _)) in tones.OrderByDescending(tone => tone.Value.Weight).ThenBy(tone => tone.Key))
        {
            double share = tones.Values.Where(other => LabDistance.Between(other.Colour, colour) < OneTone).Sum(other => other.Weight) / (double)all;
            if (colour.L >= Darkest && share > (best?.Share ?? 0))
                best = new SkinTone(colour, share);
        }

        return best is null ? null : best with { Colour = MostFrequent(tones.Values, best.Colour) };
    }

    /// <summary>Lights and shades lie around it.</summary>
    private static Lab MostFrequent(IEnumerable<(Lab Colour, int Weight)> tones, Lab middle) =>
        tones.Where(tone => LabDistance.Between(tone.Colour, middle) < OneTone).MaxBy(tone => (tone.Weight, tone.Colour.L)).Colour;

    /// <summary>Whether a pixel may be skin in light or shade.</summary>
    public bool IsLike(Lab other)
    {
        if (LabDistance.Between(other, Colour) < 14)
            return true;
        if (Colour.Chroma < 10)
            return other.Chroma < 14 && Math.Abs(other.L - Colour.L) < 26;
        return other.Chroma > 6 && other.Chroma < (Colour.Chroma * 1.6) + 6
            && LabDistance.Turn(LabDistance.Hue(other), LabDistance.Hue(Colour)) < 28
            && Math.Abs(other.L - Colour.L) < 30;
    }

    /// <summary>light, tan, brown or dark brown; the colour for skins that nobody has. Empty for tones between two words.</summary>
    public string Word()
    {
        double hue = LabDistance.Hue(Colour), chroma = Colour.Chroma;
        if (chroma < 11 && !(hue is > 20 and < 95 && chroma > 8))
            return Colour.L is > 35 and < 82 ? "gray" : "";
        return hue switch
        {
            < 15 or >= 330 => "",
            < 45 when chroma > 50 && Colour.L < 60 => "red",
            < 100 => Colour.L switch { >= 71 => "light", >= 57 => "tan", >= 54 => "", >= 39 => "brown", >= 36.5 => "", _ => "dark brown" },
            < 175 => "green",
            < 290 => "blue",
            _ => "purple",
        };
    }
}
