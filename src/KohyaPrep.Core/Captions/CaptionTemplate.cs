using System.Text;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Captions;

/// <summary>
/// A caption with fields, such as <c>{trigger}, {background} background</c>. Commas part it into fragments; a fragment with an empty field
/// disappears wholly. <c>{{</c> and <c>}}</c> are braces.
/// </summary>
public sealed class CaptionTemplate
{
    private readonly IReadOnlyList<IReadOnlyList<Piece>> fragments;

    private CaptionTemplate(IReadOnlyList<IReadOnlyList<Piece>> fragments, IReadOnlyList<TemplateFault> faults) =>
        (this.fragments, Faults) = (fragments, faults);

    /// <summary>The fields that there are, without braces.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "trigger", "class", "name", "file", "folder", "background", "colors", "color_count", "size",
        "skin", "hair", "eyes", "headwear", "glasses", "beard", "vision", "tags",
    ];

    /// <summary>What is wrong with the template, in the order it stands there. A faulty field counts as empty.</summary>
    public IReadOnlyList<TemplateFault> Faults { get; }

    /// <summary>Whether one of some fields stands in it.</summary>
    public bool Uses(params ReadOnlySpan<CaptionField> fields)
    {
        foreach (Piece piece in fragments.SelectMany(fragment => fragment))
        {
            if (piece.Field is { } field && fields.Contains(field))
                return true;
        }

        return false;
    }

    /// <summary>Never throws: what is wrong stands in <see cref="Faults"/>.</summary>
    /// <param name="columns">Fields beside <see cref="Fields"/>, such as the columns of a table.</param>
    public static CaptionTemplate Parse(string text, IReadOnlyList<string>? columns = null)
    {
        List<IReadOnlyList<Piece>> fragments = [];
        List<TemplateFault> faults = [];
        List<Piece> fragment = [];
        StringBuilder literal = new();
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character is '{' or '}' && i + 1 < text.Length && text[i + 1] == character)
            {
                literal.Append(character);
                i++;
            }
            else if (character == '{' && text.IndexOfAny(['{', '}', ','], i + 1) is int end and > 0 && text[end] == '}')
            {
                EndLiteral();
                fragment.Add(FieldOf(text[(i + 1)..end], i, columns ?? [], faults));
                i = end;
            }
            else if (character is '{' or '}')
                faults.Add(Alone(character, i));
            else if (character == ',')
                EndFragment();
            else
                literal.Append(character is '\r' or '\n' ? ' ' : character);
        }

        EndFragment();
        return new CaptionTemplate(fragments, faults);

        void EndLiteral()
        {
            if (literal.Length > 0)
                fragment.Add(new Piece(literal.ToString(), null));
            literal.Clear();
        }

        void EndFragment()
        {
            EndLiteral();
            fragments.Add(fragment);
            fragment = [];
        }
    }

    /// <summary>The caption of one picture: one line, its fragments joined by a comma and a space; empty when no fragment is left.</summary>
    /// <param name="trigger">The words that call what is trained; empty for none.</param>
    /// <param name="classWords">The class words; empty for none.</param>
    /// <param name="values">What else is known; where it has words for a field, they hold.</param>
    /// <param name="root">The folder of pictures, which those in it take their {folder} from.</param>
    public string Write(ImageFacts picture, string trigger, string classWords, CaptionValues? values = null, string root = "")
    {
        List<string> written = [];
        foreach (IReadOnlyList<Piece> fragment in fragments)
        {
            string[] pieces = [.. fragment.Select(WordsOf)];
            bool isWhole = !fragment.Zip(pieces).Any(pair => pair.First.IsField && pair.Second.Length == 0);
            string text = PythonText.Strip(string.Concat(pieces).ReplaceLineEndings(" "));
            if (isWhole && text.Length > 0)
                written.Add(text);
        }

        return string.Join(", ", written);

        string WordsOf(Piece piece)
        {
            if (!piece.IsField)
                return piece.Literal;
            string known = (values ?? CaptionValues.None).Of(picture, piece.Literal);
            return known.Length == 0 && piece.Field is { } field ? CaptionWords.Of(field, picture, trigger, classWords, root) : known;
        }
    }

    private static TemplateFault Alone(char brace, int position) =>
        new(position, $"'{brace}' has no partner.", $"Write '{brace}{brace}' for a brace that is meant as such.");

    private static Piece FieldOf(string written, int position, IReadOnlyList<string> columns, List<TemplateFault> faults)
    {
        string name = written.Trim();
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i] == name)
                return new Piece(name, (CaptionField)i, IsField: true);
        }

        if (columns.Contains(name, StringComparer.OrdinalIgnoreCase))
            return new Piece(name, null, IsField: true);
        string[] all = [.. Fields, .. columns];
        faults.Add(new TemplateFault(
            position,
            $"'{{{written}}}' is not a field of a caption template.",
            Nearest.Of(name, all) is { } meant ? $"Did you mean '{{{meant}}}'?" : $"The fields are {string.Join(", ", all)}."));
        return new Piece("", null, IsField: true);
    }

    /// <summary>A literal, or a field by its name; a field that does not exist is always empty.</summary>
    private sealed record Piece(string Literal, CaptionField? Field, bool IsField = false);
}
