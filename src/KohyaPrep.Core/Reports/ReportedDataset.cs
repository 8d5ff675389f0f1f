using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Reports;

/// <summary>All that a page shows of a dataset.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Below">What it is for, in one line.</param>
/// <param name="Pictures">The facts of those that the trainer sees.</param>
/// <param name="Tokens">CLIP tokens of each picture's caption, in the order of the pictures; null where there is no caption.</param>
/// <param name="WrittenCaptions">How many captions are the template's.</param>
/// <param name="TokenLimit">How many of them the trainer takes.</param>
/// <param name="Findings">All of them; tiles refer to them by their place.</param>
/// <param name="OfPictures">Whether each finding is about a picture or its caption rather than the set.</param>
public sealed record ReportedDataset(
    string Title,
    string Below,
    IReadOnlyList<ImageFacts> Pictures,
    IReadOnlyList<int?> Tokens,
    int WrittenCaptions,
    int TokenLimit,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<bool> OfPictures);
