using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions;

/// <summary>Which captions are kept, which are written, and which pictures stay without one.</summary>
/// <param name="Captions">One for each picture that the trainer sees, in the order of the pictures.</param>
public sealed record CaptionPlan(IReadOnlyList<PlannedCaption> Captions)
{
    /// <summary>
    /// A caption that exists is kept, even when it is empty or broken (the rules tell of it), unless it is to be overwritten and the template
    /// has something to say.
    /// </summary>
    /// <param name="template">Null: none are written.</param>
    /// <param name="overwrite">Whether existing captions are written anew.</param>
    /// <param name="values">What is known of the pictures beyond what was measured on them.</param>
    /// <param name="needs">A field without which a picture gets no caption, where the template has it; null for none.</param>
    public static CaptionPlan Make(
        Dataset dataset, CaptionTemplate? template, string trigger, string classWords, bool overwrite, CaptionValues? values = null, CaptionField? needs = null)
    {
        KeyIndex<CaptionFacts> existing = dataset.CaptionsByKey();
        return new CaptionPlan([.. dataset.PicturesRead().Select(PlanOf)]);

        PlannedCaption PlanOf(ImageFacts picture)
        {
            CaptionFacts? own = existing.Find(picture.Path);
            string text = IsWritten(picture, own) ? template?.Write(picture, trigger, classWords, values, dataset.Root) ?? "" : "";
            if (text.Length > 0)
                return new PlannedCaption(picture, text, CaptionSource.Written, own);
            return own is null
                ? new PlannedCaption(picture, null, CaptionSource.None, null)
                : new PlannedCaption(picture, own.Text, CaptionSource.Kept, own);
        }

        bool IsWritten(ImageFacts picture, CaptionFacts? own) =>
            (own is null || overwrite) && (needs is not { } field || template?.Uses(field) != true || values?.Of(picture, field.ToString()) is { Length: > 0 });
    }

    /// <summary>How many come from one source.</summary>
    public int Count(CaptionSource source) => Captions.Count(caption => caption.Source == source);
}
