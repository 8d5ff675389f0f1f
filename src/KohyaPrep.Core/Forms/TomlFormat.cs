using System.Text;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Writes a TOML file of someone's anew: as it stands with values that both readers agree about, or in the canonical order with sections.</summary>
public static partial class TomlFormat
{
    private const string Overruled = "# overruled by a later line: ";

    /// <summary>The same order and comments; only values whose spelling the readers could take differently are spelt anew.</summary>
    /// <exception cref="KohyaPrepException">The text cannot be written anew without changing what it means.</exception>
    public static string Kept(string text, string shown)
    {
        (ConfigNode.Table root, IReadOnlyList<TomlStatement> statements) = Read(text, shown);
        StringBuilder written = new();
        Dictionary<int, ConfigNode> values = ValuesByLine(root);
        foreach (TomlStatement statement in statements)
            Append(written, statement, statement.IsHeader || statement.Key is null ? statement.Body : Value(statement, values.GetValueOrDefault(statement.Line)));
        return Checked(written.ToString(), root, shown, isFlat: false);
    }

    /// <summary>A training file in canonical order with sections. A dataset file, whose tables mean something, keeps its order.</summary>
    /// <inheritdoc cref="Kept" path="/exception"/>
    public static string Canonical(string text, string shown)
    {
        (ConfigNode.Table root, IReadOnlyList<TomlStatement> statements) = Read(text, shown);
        if (TreeSettings.HasDataset(root))
            return Kept(text, shown);
        Dictionary<int, ConfigNode> values = ValuesByLine(root);
        OrderedDictionary<string, ConfigNode> flat = TrainerArguments.Flatten(root);
        List<Placed> placed = [];
        List<string> waiting = [];
        List<string> top = TopOf(ref statements);
        foreach (TomlStatement statement in statements)
        {
            List<string> comments = [.. waiting, .. statement.Comments.Where(comment => comment.Length > 0)];
            waiting.Clear();
            if (statement.Key is null)
            {
                // What stands over a section, or behind its name, goes with its first setting.
                waiting.AddRange(comments);
                if (statement.Remark.Length > 0)
                    waiting.Add(statement.Remark);
                continue;
            }

            string name = statement.Key.Trim('"', '\'');
            ConfigNode? value = values.GetValueOrDefault(statement.Line);
            bool holds = value is not null && flat.TryGetValue(name, out ConfigNode? winner) && ReferenceEquals(winner, value);
            placed.Add(new Placed(name, comments, Value(statement, value), statement.Remark, holds));
        }

        return Checked(Written(placed, top, waiting), new ConfigNode.Table([.. flat]), shown, isFlat: true);
    }

    private static string Written(List<Placed> placed, List<string> top, List<string> end)
    {
        StringBuilder text = new();
        foreach (string comment in top)
            text.Append(comment).Append('\n');
        foreach (IGrouping<int, Placed> section in placed.GroupBy(pair => FormatSections.IndexOf(pair.Name)).OrderBy(group => group.Key))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append('[').Append(FormatSections.Names[section.Key]).Append("]\n");
            foreach (Placed pair in section.OrderBy(pair => FormatSections.RankOf(pair.Name)).ThenBy(pair => pair.Name, StringComparer.Ordinal))
            {
                foreach (string comment in pair.Comments)
                    text.Append(comment).Append('\n');
                string line = $"{TomlNodes.Key(pair.Name)} = {pair.Value}{(pair.Remark.Length > 0 ? $"  {pair.Remark}" : "")}";
                foreach (string part in pair.Holds ? [line] : line.Split('\n'))
                    text.Append(pair.Holds ? "" : Overruled).Append(part).Append('\n');
            }
        }

        if (end.Count > 0)
            text.Append(text.Length == 0 ? "" : "\n").AppendJoin('\n', end).Append('\n');
        return text.ToString();
    }

    /// <summary>The comments at the top that a blank line divides from what follows: they are the file's own.</summary>
    private static List<string> TopOf(ref IReadOnlyList<TomlStatement> statements)
    {
        IReadOnlyList<string> comments = statements[0].Comments;
        int blank = comments.ToList().LastIndexOf("");
        if (blank < 0)
            return [];
        statements = [statements[0] with { Comments = [.. comments.Skip(blank + 1)] }, .. statements.Skip(1)];
        List<string> top = [.. comments.Take(blank)];
        while (top.Count > 0 && top[^1].Length == 0)
            top.RemoveAt(top.Count - 1);
        return [.. top.SkipWhile(comment => comment.Length == 0)];
    }

    private static void Append(StringBuilder text, TomlStatement statement, string body)
    {
        foreach (string comment in statement.Comments)
            text.Append(comment).Append('\n');
        if (statement.Body.Length == 0)
            return;
        text.Append(statement.Key is null ? body : $"{statement.Key} = {body}");
        text.Append(statement.Remark.Length > 0 ? $"  {statement.Remark}" : "").Append('\n');
    }

    // Spellings that every reader takes alike stay: 1e-4 is easier to read than 0.0001 to whoever wrote it. So do arrays over several
    // lines, which may have comments of their own.
    private static string Value(TomlStatement statement, ConfigNode? value) =>
        value is null || Plain().IsMatch(statement.Body) || statement.Body.Contains('\n') ? statement.Body : TomlNodes.Of(TomlNodes.Uniform(value)) ?? statement.Body;

    private static (ConfigNode.Table Root, IReadOnlyList<TomlStatement> Statements) Read(string text, string shown)
    {
        PythonTomlReading reading = PythonToml.Read(PythonText.WithUniversalNewlines(text));
        return reading.Root is { } root
            ? (root, TomlStatements.Of(text))
            : throw new KohyaPrepException($"{shown}:{reading.Error!.Line}: the trainer cannot read this: {reading.Error}. `kohyaprep check` says more.");
    }

    private static Dictionary<int, ConfigNode> ValuesByLine(ConfigNode.Table root)
    {
        Dictionary<int, ConfigNode> found = [];
        Collect(root, found);
        return found;
    }

    private static void Collect(ConfigNode node, Dictionary<int, ConfigNode> found)
    {
        foreach (ConfigNode value in node switch
        {
            ConfigNode.Table table => table.Entries.Select(entry => entry.Value),
            ConfigNode.Items items => items.Values.Where(item => item is ConfigNode.Table),
            _ => [],
        })
        {
            if (value is not ConfigNode.Table && !(value is ConfigNode.Items { Values: [ConfigNode.Table, ..] }))
                found.TryAdd(value.Line, value);
            Collect(value, found);
        }
    }

    private static string Checked(string written, ConfigNode.Table meant, string shown, bool isFlat)
    {
        ConfigNode.Table? read = PythonToml.Read(written).Root;
        ConfigNode.Table? compared = read is null ? null : isFlat ? new ConfigNode.Table([.. TrainerArguments.Flatten(read)]) : read;
        return compared is not null && compared.IsSame(meant)
            ? written
            : throw new KohyaPrepException($"{shown}: its spelling is so unusual that it cannot be written anew without changing what the trainer reads. `kohyaprep config convert --to json` shows what that is.");
    }

    [GeneratedRegex("""^([-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|"[^"\\\x00-\x1f\x7f]*"|'[^'"\\\x00-\x1f\x7f]*'|\[[-+0-9.eE]+(, ?[-+0-9.eE]+)*\])$""", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    /// <param name="Holds">Whether the trainer takes this value, and not one of the same name further down.</param>
    private sealed record Placed(string Name, IReadOnlyList<string> Comments, string Value, string Remark, bool Holds);
}
