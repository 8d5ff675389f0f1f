using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions;

/// <summary>What is known of pictures beyond what was measured on them: words by picture and by field of a template.</summary>
/// <param name="ByPicture">By the picture's path in its dataset, then by field. Fields are told apart without regard to case.</param>
/// <param name="Columns">The fields that there are beside those that every template has.</param>
public sealed record CaptionValues(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByPicture, IReadOnlyList<string> Columns)
{
    /// <summary>Nothing is known.</summary>
    public static CaptionValues None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, string>>(), []);

    /// <summary>The words for a field of a picture; empty when there are none.</summary>
    public string Of(ImageFacts picture, string field) =>
        ByPicture.TryGetValue(picture.Path, out IReadOnlyDictionary<string, string>? values) ? values.GetValueOrDefault(field) ?? "" : "";

    /// <summary>Both together; where both have words for a field, those of this one hold.</summary>
    public CaptionValues Before(CaptionValues other)
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> joined = new(ByPicture, StringComparer.Ordinal);
        foreach ((string picture, IReadOnlyDictionary<string, string> values) in other.ByPicture)
        {
            Dictionary<string, string> all = new(values, StringComparer.OrdinalIgnoreCase);
            foreach ((string field, string words) in joined.GetValueOrDefault(picture) ?? new Dictionary<string, string>())
            {
                if (words.Length > 0)
                    all[field] = words;
            }

            joined[picture] = all;
        }

        return new CaptionValues(joined, [.. Columns.Concat(other.Columns).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}
