using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class UnclearRow : Rule<TableMatch>
{
    public static UnclearRow Rule { get; } = new();

    public override string Code => "CAP043";

    public override string Name => "unclear-row";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A row of a table of captions may mean several pictures, or says something else than an earlier row of its picture.";

    public override string Why => "Which picture or which words were meant cannot be told. A row that may mean several is not used; of two rows the first holds.";

    public override string Remedy => "Write the picture's path from the folder of pictures, and one row for each.";

    public override Example Example => new("lad_001.png,red hat where two folders have a lad_001.png", "old/lad_001.png,red hat");

    public override IEnumerable<Finding> Check(TableMatch subject)
    {
        Dictionary<string, TableRow> first = new(StringComparer.Ordinal);
        foreach ((TableRow row, IReadOnlyList<ImageFacts> pictures) in subject.Rows)
        {
            Location place = new(subject.Table.Shown, row.Line);
            if (pictures.Count > 1)
                yield return At(place, $"'{row.Key}' may be {string.Join(" or ", pictures.Take(3).Select(picture => picture.Path))}{(pictures.Count > 3 ? $" or {pictures.Count - 3} more" : "")}.");
            if (pictures.Count != 1 || first.TryAdd(pictures[0].Path, row))
                continue;
            TableRow earlier = first[pictures[0].Path];
            string[] differing = [.. row.Values.Where(pair => earlier.Values.GetValueOrDefault(pair.Key) is { Length: > 0 } words && words != pair.Value && pair.Value.Length > 0).Select(pair => pair.Key)];
            if (differing.Length > 0)
                yield return At(place, $"Another row of '{pictures[0].Path}'{(earlier.Line > 0 ? $", in line {earlier.Line}," : "")} says something else of {string.Join(", ", differing)}; the first holds.");
        }
    }
}
