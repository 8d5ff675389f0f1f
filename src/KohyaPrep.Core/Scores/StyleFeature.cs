using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>What is measured on a picture to tell whether it is drawn as the originals are.</summary>
public enum StyleFeature
{
    /// <summary>Distinct colours.</summary>
    [JsonStringEnumMemberName("colours")]
    Colours,

    /// <summary>Colours that the eye tells apart: what is left when those within CIEDE2000 3 of each other count as one.</summary>
    [JsonStringEnumMemberName("perceptual_colours")]
    PerceptualColours,

    /// <summary>Distinct colours to each that the eye tells apart: 1 is clean.</summary>
    [JsonStringEnumMemberName("fragmentation")]
    Fragmentation,

    /// <summary>Percent of the pixels that have one of the ten most frequent colours that the eye tells apart.</summary>
    [JsonStringEnumMemberName("top10_coverage")]
    TopTenCoverage,

    /// <summary>Percent of the pairs of neighbours that differ by more than CIEDE2000 5.</summary>
    [JsonStringEnumMemberName("edge_density")]
    EdgeDensity,

    /// <summary>Percent of the pairs of neighbours that differ so little that one sees it hardly or not at all (CIEDE2000 above 0, up to 2.3).</summary>
    [JsonStringEnumMemberName("faint_steps")]
    FaintSteps,

    /// <summary>Percent of the pixels that differ from all four neighbours by more than CIEDE2000 5.</summary>
    [JsonStringEnumMemberName("orphan_pixels")]
    OrphanPixels,

    /// <summary>Percent of the border (top, left, right) within CIEDE2000 5 of its most frequent colour.</summary>
    [JsonStringEnumMemberName("border_purity")]
    BorderPurity,

    /// <summary>Percent of the picture that is joined to the border by such pixels.</summary>
    [JsonStringEnumMemberName("background_share")]
    BackgroundShare,

    /// <summary>Mean CIELAB lightness, 0 to 100.</summary>
    [JsonStringEnumMemberName("mean_lightness")]
    MeanLightness,

    /// <summary>Mean CIELAB chroma: 0 is gray.</summary>
    [JsonStringEnumMemberName("mean_chroma")]
    MeanChroma,

    /// <summary>Mean CIEDE2000 from each pixel to the nearest colour of the originals; of an original, to those of the others.</summary>
    [JsonStringEnumMemberName("palette_distance")]
    PaletteDistance,
}
