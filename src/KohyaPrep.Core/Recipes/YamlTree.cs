using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KohyaPrep.Core.Recipes;

/// <summary>
/// Reads YAML into values that know their line. Built from the parser's events, since a document of ours is shallow: nesting that
/// no recipe has is refused before it can exhaust the stack.
/// </summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 32;

    private readonly Dictionary<string, YamlValue> anchors = new(StringComparer.Ordinal);
    private readonly Parser parser;
    private int depth;

    private YamlTree(string text) => parser = new Parser(new StringReader(text));

    /// <param name="shown">The file as the user would write it.</param>
    /// <returns>The document's only value, or what is wrong with it; both null when it is empty.</returns>
    public static (YamlValue? Root, Finding? Problem) Read(string text, string shown)
    {
        try
        {
            YamlTree tree = new(text);
            tree.parser.Consume<StreamStart>();
            if (tree.parser.Accept<StreamEnd>(out _))
                return (null, null);
            tree.parser.Consume<DocumentStart>();
            YamlValue root = tree.ReadValue();
            tree.parser.Consume<DocumentEnd>();
            if (!tree.parser.Accept<StreamEnd>(out _))
                return (null, NotYaml.Rule.At(new Location(shown), "There is more than one document in the file."));
            return (root, null);
        }
        catch (YamlException exception)
        {
            string message = exception.InnerException?.Message ?? exception.Message;
            return (null, NotYaml.Rule.At(new Location(shown, (int)exception.Start.Line, (int)exception.Start.Column), $"Not YAML: {message.TrimEnd('.')}."));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1 throws this instead of its own exception for some broken texts: `a: {b: c#d}`.
            return (null, NotYaml.Rule.At(new Location(shown), "Not YAML: a comment or bracket stands where a value should be."));
        }
    }

    private YamlValue ReadValue()
    {
        ParsingEvent start = Peek();
        if (++depth > DeepestNesting)
            throw new YamlException(start.Start, start.End, $"nested deeper than {DeepestNesting} levels");
        YamlValue value = start switch
        {
            AnchorAlias => ReadAlias(),
            Scalar => ReadScalar(),
            SequenceStart => ReadList(),
            MappingStart => ReadMap(),
            _ => throw new YamlException(start.Start, start.End, "a value is missing here"),
        };
        depth--;
        if (start is NodeEvent { Anchor.IsEmpty: false } node)
            anchors[node.Anchor.Value] = value;
        return value;
    }

    private ParsingEvent Peek()
    {
        parser.Accept<ParsingEvent>(out ParsingEvent? next);
        return next!;
    }

    private YamlValue ReadAlias()
    {
        AnchorAlias alias = parser.Consume<AnchorAlias>();
        return anchors.TryGetValue(alias.Value.Value, out YamlValue? value)
            ? value
            : throw new YamlException(alias.Start, alias.End, $"no '&{alias.Value}' stands before '*{alias.Value}'");
    }

    private YamlScalar ReadScalar()
    {
        Scalar scalar = parser.Consume<Scalar>();
        return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private YamlList ReadList()
    {
        SequenceStart start = parser.Consume<SequenceStart>();
        List<YamlValue> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadValue());
        return new YamlList(items, (int)start.Start.Line, (int)start.Start.Column);
    }

    private YamlMap ReadMap()
    {
        MappingStart start = parser.Consume<MappingStart>();
        List<KeyValuePair<YamlScalar, YamlValue>> entries = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            ParsingEvent place = Peek();
            if (ReadValue() is not YamlScalar key)
                throw new YamlException(place.Start, place.End, "a key must be a word");
            if (!seen.Add(key.Text))
                throw new YamlException(place.Start, place.End, $"'{key.Text}' stands here a second time");
            entries.Add(new(key, ReadValue()));
        }

        return new YamlMap(entries, (int)start.Start.Line, (int)start.Start.Column);
    }
}
