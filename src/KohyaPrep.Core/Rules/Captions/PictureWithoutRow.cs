using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class PictureWithoutRow : Rule<IReadOnlyList<TableMatch>>
{
    public static PictureWithoutRow Rule { get; } = new();

    public override string Code => "CAP042";

    public override string Name => "picture-without-row";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "No table of captions has a row for a picture.";

    public override string Why => "The fields that come from the tables are empty for it, so that its caption says less than the others do.";

    public override string Remedy => "Add a row for it, or correct the name of the one that was meant.";

    public override Example Example => new("lad_048.png without a row", "lad_048.png and a row lad_048.png,blue hat");

    public override IEnumerable<Finding> Check(IReadOnlyList<TableMatch> subject)
    {
        // A table without a usable row is told of already.
        if (!subject.Any(match => match.Rows.Count > 0))
            yield break;
        HashSet<string> meant = [.. subject.SelectMany(match => match.Rows).SelectMany(row => row.Pictures).Select(picture => picture.Path)];
        string tables = string.Join(", ", subject.Select(match => match.Table.Shown));
        foreach (ImageFacts picture in subject[0].Dataset.PicturesRead().Where(picture => !meant.Contains(picture.Path)))
            yield return At(subject[0].Dataset.LocationOf(picture), $"The picture has no row in {tables}.");
    }
}
