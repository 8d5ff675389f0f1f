using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class RowWithoutPicture : Rule<TableMatch>
{
    public static RowWithoutPicture Rule { get; } = new();

    public override string Code => "CAP041";

    public override string Name => "row-without-picture";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A row of a table of captions is about a picture that is not there.";

    public override string Why => "Its picture is missing from the training, or one of the two is misspelt and the picture gets no caption from the table.";

    public override string Remedy => "Add the picture, correct the name, or remove the row.";

    public override Example Example => new("lad_047.png,red hat without lad_047.png", "lad_047.png,red hat and lad_047.png");

    // Beyond this many names to choose from, a suggestion would be chance, and looking for it slow.
    private const int MostCandidates = 200;

    public override IEnumerable<Finding> Check(TableMatch subject)
    {
        TableRow[] lost = [.. subject.Rows.Where(row => row.Pictures.Count == 0).Select(row => row.Row)];
        if (lost.Length == 0)
            yield break;
        HashSet<string> meant = [.. subject.Rows.SelectMany(row => row.Pictures).Select(picture => picture.Path)];
        string[] without = [.. subject.Dataset.PicturesRead().Select(picture => picture.Path).Where(path => !meant.Contains(path))];
        foreach (TableRow row in lost)
        {
            string? likely = without.Length > MostCandidates ? null : Nearest.Of(row.Key, without) ?? Nearest.Of(row.Key, without.Select(Dataset.KeyOf));
            yield return At(
                new Location(subject.Table.Shown, row.Line),
                $"There is no picture '{row.Key}'.",
                likely is null ? null : $"Did you mean '{likely}'?");
        }
    }
}
