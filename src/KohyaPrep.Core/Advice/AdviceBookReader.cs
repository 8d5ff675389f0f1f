using System.Text;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Advice;

/// <summary>Reads the book of advice that comes with the program, and lays the user's own over it.</summary>
public sealed class AdviceBookReader
{
    /// <summary>The user's own book, beside the recipes.</summary>
    public const string FileName = "kohyaprep-advice.yaml";

    private readonly List<Finding> findings = [];

    private AdviceBookReader()
    {
    }

    /// <summary>The text of the book that comes with the program.</summary>
    public static string BuiltIn()
    {
        using StreamReader reader = new(typeof(AdviceBookReader).Assembly.GetManifestResourceStream("advice.yaml")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <param name="text">The user's own book; null for none.</param>
    /// <param name="shown">Its file as the user would write it.</param>
    /// <returns>The book, and what is wrong with it; with an error among that, the book is not to be used.</returns>
    public static (AdviceBook Book, IReadOnlyList<Finding> Findings) Read(string? text = null, string shown = FileName)
    {
        AdviceBookReader reader = new();
        AdviceBook book = reader.Cover(new AdviceBook(), BuiltIn(), "advice.yaml");
        if (text is not null)
            book = reader.Cover(book, text, shown);
        return (book, [.. reader.findings.OrderBy(finding => finding.Location.Line)]);
    }

    private AdviceBook Cover(AdviceBook below, string text, string shown)
    {
        (YamlValue? root, Finding? problem) = YamlTree.Read(text, shown);
        if (root is not YamlMap map)
        {
            // An empty file, or one of comments alone, changes nothing.
            if (problem is not null || root is not null and not YamlScalar { IsNull: true })
                findings.Add(problem ?? NotYaml.Rule.At(new Location(shown), "The file holds no keys."));
            return below;
        }

        BookSection section = new(map, shown, "a book of advice", findings);
        OptionReader options = new(shown, findings);
        AdviceBook book = below with
        {
            Places = Merge(below.Places, section.Mapping("places"), place => place.Name, (name, before, value) => ReadPlace(name, before, value, shown)),
            Cards = Merge(below.Cards, section.Mapping("cards"), card => card.Name, (name, _, value) => ReadCard(name, value, shown)),
            Options = Merge(below.Options, section.Mapping("options"), option => option.Name, options.Read),
        };
        book = book with
        {
            Tree = section.Find("tree") is { } tree ? ReadTree(tree, shown) : below.Tree,
            Tried = Merge(below.Tried, section.Mapping("tried"), told => told.Option, (name, _, value) => ReadTried(name, value, shown)),
            Last = section.Names("last", "a list of options")?.Select(name => name.Text).ToList() ?? below.Last,
        };
        section.RefuseOthers();
        findings.AddRange(BookChecks.Run(book, section));
        return book;
    }

    /// <summary>The list with what a mapping adds to it, replaces in it and, by an empty value, takes out of it.</summary>
    private static List<T> Merge<T>(IReadOnlyList<T> below, YamlMap? map, Func<T, string> nameOf, Func<YamlScalar, T?, YamlValue, T?> read)
        where T : class
    {
        List<T> merged = [.. below];
        foreach ((YamlScalar name, YamlValue value) in map?.Entries ?? [])
        {
            int at = merged.FindIndex(item => nameOf(item) == name.Text);
            T? item = value is YamlScalar { IsNull: true } ? null : read(name, at < 0 ? null : merged[at], value);
            if (at >= 0)
                merged.RemoveAt(at);
            if (item is not null)
                merged.Insert(at < 0 ? merged.Count : at, item);
        }

        return merged;
    }

    private AdvicePlace? ReadPlace(YamlScalar name, AdvicePlace? before, YamlValue value, string shown)
    {
        if (value is not YamlMap map)
        {
            findings.Add(WrongType.Rule.At(new Location(shown, value.Line, value.Column), $"The place '{name.Text}' has no keys.", "Write `{ title: …, per_hour: … }`."));
            return before;
        }

        BookSection section = new(map, shown, "a place", findings);
        AdvicePlace place = new(
            name.Text, section.Text("title", before?.Title ?? name.Text), section.Number("per_hour", before?.PerHour), section.Number("per_month", before?.PerMonth));
        section.RefuseOthers();
        return place;
    }

    private AdviceCard? ReadCard(YamlScalar name, YamlValue value, string shown)
    {
        if (value is YamlScalar scalar && NumberRange.Parse(scalar.Text) is { Low: > 0 } memory && memory.Low == memory.High)
            return new AdviceCard(name.Text, memory.Low);
        findings.Add(ValueOutOfRange.Rule.At(new Location(shown, value.Line, value.Column), $"The card '{name.Text}' has no memory.", "Write its GiB: `RTX 3080: 10`."));
        return null;
    }

    private ToldAttempt? ReadTried(YamlScalar name, YamlValue value, string shown)
    {
        if (value is not YamlMap map)
        {
            findings.Add(WrongType.Rule.At(new Location(shown, value.Line, value.Column), $"What was tried of '{name.Text}' has no keys.", "Write `{ match: 78, dollars: 1.5 }`, or `{}` when neither is known."));
            return null;
        }

        BookSection section = new(map, shown, "something tried", findings);
        ToldAttempt told = new(name.Text, section.Number("match", null), section.Number("dollars", null));
        section.RefuseOthers();
        return told;
    }

    private IReadOnlyList<AdviceStep> ReadTree(YamlValue tree, string shown)
    {
        if (tree is not YamlList { Items.Count: > 0 } list || !list.Items.All(item => item is YamlMap))
        {
            findings.Add(WrongType.Rule.At(new Location(shown, tree.Line, tree.Column), "'tree' is not a list of rows.", "Write rows such as `- { at_least: 70, say: close, next: [native] }`."));
            return [];
        }

        return [.. list.Items.Cast<YamlMap>().Select(map => ReadStep(map, shown)).OrderByDescending(step => step.AtLeast)];
    }

    private AdviceStep ReadStep(YamlMap map, string shown)
    {
        BookSection section = new(map, shown, "a row of the tree", findings);
        double? atLeast = section.Number("at_least", null);
        if (atLeast is null or > 100)
            findings.Add(ValueOutOfRange.Rule.At(section.Place(map), "A row of the tree does not say from which result on it holds.", "Write `at_least: N`, a percentage from 0 to 100."));
        AdviceStep step = new(
            atLeast ?? 0, section.Text("say", ""), section.Names("next", "a list of options")?.Select(name => name.Text).ToList() ?? [], section.Place(map));
        section.RefuseOthers();
        return step;
    }
}
