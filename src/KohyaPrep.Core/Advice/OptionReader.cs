using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Advice;

/// <summary>Reads one option of a book of advice.</summary>
internal sealed class OptionReader(string shown, List<Finding> findings)
{
    // What a recipe takes from the workspace, so that an option cannot say it.
    private static readonly string[] NotForOptions = ["extends", "dataset", "captions", "name", "output"];

    public AdviceOption? Read(YamlScalar name, AdviceOption? before, YamlValue value)
    {
        AdviceOption option = before ?? new AdviceOption(name.Text);
        if (value is not YamlMap map)
        {
            findings.Add(WrongType.Rule.At(new Location(shown, value.Line, value.Column), $"The option '{name.Text}' has no keys.", "Write `title: …` and what else it is, one a line."));
            return before;
        }

        BookSection section = new(map, shown, "an option of advice", findings);
        option = option with
        {
            Title = section.Text("title", option.Title),
            Match = section.Read("match", option.Match, ReadPercent, "a percentage or a range of them: 85..90"),
            Dollars = section.Read("dollars", option.Dollars, NumberRange.Parse, "a number or a range: 3..4"),
            Time = section.Read("time", option.Time, WorkTime.Parse, $"an amount and a unit ({string.Join(", ", WorkTime.Units)}): 2..3 days"),
            FileBytes = long.TryParse(section.Read("file", null, ReadBytes, "a size: 200 MB, 6 GB"), out long bytes) ? bytes : option.FileBytes,
            Cards = section.Names("cards", "a list of cards")?.Select(card => card.Text).ToList() ?? option.Cards,
            Places = section.Names("places", "a list of places")?.Select(place => place.Text).ToList() ?? option.Places,
            Note = section.Text("note", option.Note),
            Template = section.Read("template", option.Template, text => Templates.Text(text) is null ? null : text, $"a template: {string.Join(", ", Templates.Names)}")!,
            RecipeLines = section.Mapping("recipe") is { } recipe ? Lines(recipe) : option.RecipeLines,
            CountsAs = section.Mapping("counts_as") is { } pattern ? ReadPattern(pattern) : option.CountsAs,
        };
        section.RefuseOthers();
        if (option.Template.Length == 0 && section.Find("template") is null)
            findings.Add(MissingKey.Rule.At(section.Place(name), $"The option '{name.Text}' has no template.", $"Write `template:` with one of {string.Join(", ", Templates.Names)}."));
        return option;
    }

    private KindPattern ReadPattern(YamlMap map)
    {
        BookSection section = new(map, shown, "counts_as", findings);
        List<Route> routes = [];
        foreach (YamlScalar word in section.Names("route", "one or more routes") ?? [])
        {
            if (Words.Routes.Contains(word.Text))
                routes.Add(Words.ToRoute(word.Text));
            else
                findings.Add(ValueOutOfRange.Rule.At(section.Place(word), $"'{word.Text}' is no route.", $"There are {string.Join(", ", Words.Routes)}."));
        }

        string? family = section.Read("family", null, text => Words.Families.Contains(text) ? text : null, string.Join(" or ", Words.Families));
        string? canvas = section.Read("canvas", null, text => text is "native" or "enlarged" ? text : null, "native or enlarged");
        KindPattern pattern = new(
            routes, family is null ? null : Words.ToFamily(family), canvas is null ? null : canvas == "native", section.Read("model", null, text => text, "a base model"));
        section.RefuseOthers();
        return pattern;
    }

    private string Lines(YamlMap recipe)
    {
        foreach (YamlScalar key in recipe.Entries.Select(entry => entry.Key).Where(key => NotForOptions.Contains(key.Text)))
            findings.Add(ValueOutOfRange.Rule.At(new Location(shown, key.Line, key.Column), $"An option's recipe cannot say '{key.Text}'.", "That comes from your own recipe; remove it."));
        return string.Concat(recipe.Entries.Select(entry => $"{YamlText.Of(entry.Key)}: {YamlText.Of(entry.Value)}\n"));
    }

    private static NumberRange? ReadPercent(string text) => NumberRange.Parse(text) is { High: <= 100 } range ? range : null;

    /// <summary>Whole bytes as a text; null for no size.</summary>
    private static string? ReadBytes(string text)
    {
        (string Unit, double Factor)[] units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)];
        foreach ((string unit, double factor) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && NumberRange.Parse(text[..^unit.Length]) is { } amount && amount.Low == amount.High)
                return FormattableString.Invariant($"{(long)(amount.Low * factor)}");
        }

        return null;
    }
}
