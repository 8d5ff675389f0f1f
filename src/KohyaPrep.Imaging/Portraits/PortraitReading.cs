using KohyaPrep.Core.Captions;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>
/// What a portrait of 24×24 art pixels shows, as far as its pixels can tell without a model: a face in the middle, looking at the viewer.
/// </summary>
public static class PortraitReading
{
    /// <summary>Art pixels along each side.</summary>
    public const int Side = PortraitGrid.Size;

    /// <summary>What is to be seen, each with how sure it is; a trait that is not to be made out is left out.</summary>
    /// <param name="image">Of 24×24 pixels, or that enlarged by a whole factor; nothing is said of any other.</param>
    public static IReadOnlyList<Trait> Of(PixelImage image)
    {
        if (PortraitGrid.Of(image) is not { } grid || SkinTone.Of(grid) is not { } skin)
            return [];
        EyePair? eyes = EyePair.Of(grid, skin);
        (string glasses, double sure) = GlassesReading.Of(grid, skin, eyes);
        if (eyes is null && glasses.Length == 0 && !HasFace(grid, skin))
            return [];

        HeadReading head = HeadReading.Of(grid, skin);
        double ofHead = head.Confidence * Math.Min(1, skin.Share * 2);
        List<Trait> traits = [];
        Add(TraitKind.Skin, skin.Word(), skin.Share);
        Add(TraitKind.Hair, head.Hair, ofHead);
        Add(TraitKind.Eyes, eyes?.Word() ?? "", eyes?.Confidence() ?? 0);
        if (head.Headwear is { } worn)
            Add(TraitKind.Headwear, worn switch { "" => "headwear", "blonde" => "yellow headwear", _ => $"{worn} headwear" }, ofHead);
        Add(TraitKind.Glasses, glasses, sure);
        Add(TraitKind.Beard, "beard", BeardReading.Confidence(grid, skin) * Math.Min(1, skin.Share * 2));
        return traits;

        void Add(TraitKind kind, string word, double confidence)
        {
            if (word.Length > 0 && confidence > 0)
                traits.Add(new Trait(kind, word, confidence));
        }
    }

    /// <summary>Two dark or coloured places side by side with skin between and below them.</summary>
    private static bool HasFace(PortraitGrid grid, SkinTone skin)
    {
        for (int y = 9; y < 15; y++)
        {
            for (int left = 7; left < 12; left++)
            {
                for (int right = left + 3; right <= Math.Min(left + 6, 16); right++)
                {
                    bool isFace = IsOther(left, y) && IsOther(right, y) && IsSkin((left + right) / 2, y)
                        && IsSkin(left, y + 2) && IsSkin(right, y + 2) && IsSkin((left + right) / 2, y + 1);
                    if (isFace)
                        return true;
                }
            }
        }

        return false;

        bool IsSkin(int x, int y) => grid.IsPerson(x, y) && skin.IsLike(grid.At(x, y));

        bool IsOther(int x, int y) => grid.IsPerson(x, y) && !skin.IsLike(grid.At(x, y));
    }
}
