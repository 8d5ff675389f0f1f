using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Captions.Edits;

/// <summary>Turns a step of editing into a function from text to text.</summary>
public static partial class CaptionEditor
{
    /// <summary>A pattern that takes longer than this on one caption is stopped.</summary>
    public static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    private const string Arrow = "=>";

    /// <param name="texts">All captions as they are before this step; rare fragments are counted in them.</param>
    /// <exception cref="KohyaPrepException">The value is none that the kind can take.</exception>
    public static Func<string, string> For(CaptionEdit edit, IEnumerable<string> texts)
    {
        string value = edit.Value;
        switch (edit.Kind)
        {
            case CaptionEditKind.Prefix:
                return text => text.StartsWith(value, StringComparison.Ordinal) ? text : value + text;
            case CaptionEditKind.Suffix:
                return text => text.EndsWith(value, StringComparison.Ordinal) ? text : text + value;
            case CaptionEditKind.Replace:
                (string old, string now) = Pair(value, "--replace");
                return text => text.Replace(old, now, StringComparison.Ordinal);
            case CaptionEditKind.ReplacePattern:
                (string pattern, string replacement) = Pair(value, "--replace-pattern");
                Regex regex = PatternOf(pattern);
                return text => regex.Replace(text, replacement);
            case CaptionEditKind.Add:
                IReadOnlyList<string> added = CaptionFragments.Of(value);
                return text => string.Join(", ", new[] { text }.Concat(added.Where(fragment => !CaptionFragments.Of(text).Contains(fragment, StringComparer.OrdinalIgnoreCase))).Where(part => part.Length > 0));
            case CaptionEditKind.Remove:
                IReadOnlyList<string> removed = CaptionFragments.Of(value);
                return text => CaptionFragments.Keep(text, fragment => !removed.Any(name => FileSystemName.MatchesSimpleExpression(name, fragment)));
            case CaptionEditKind.Order:
                string[] order = [.. CaptionFragments.Of(value)];
                return text => Sorted(text, fragment => Array.FindIndex(order, name => name.Equals(fragment, StringComparison.OrdinalIgnoreCase)) is >= 0 and int place ? place : order.Length);
            case CaptionEditKind.RarestFirst:
                Dictionary<string, int> counts = Counts(texts);
                return text => Sorted(text, fragment => counts.GetValueOrDefault(fragment));
            case CaptionEditKind.Unique:
                return CaptionFragments.WithoutRepeats;
            case CaptionEditKind.Tidy:
                return text => string.Join(", ", CaptionFragments.Of(text).Select(fragment => Spaces().Replace(fragment, " ")));
            case CaptionEditKind.Lower:
                return text => text.ToLowerInvariant();
            case CaptionEditKind.Spaces:
                return text => Underscore().Replace(text, " ");
            case CaptionEditKind.Underscores:
                return text => string.Join(", ", CaptionFragments.Of(text).Select(fragment => Spaces().Replace(fragment, "_")));
            case CaptionEditKind.Trigger:
                string trigger = PythonText.Strip(value);
                return trigger.Length == 0 ? throw new KohyaPrepException("--trigger: say the words that captions are to begin with.") : text => Triggers.First(text, trigger);
            default:
                return SpellingTable.Named(value).Apply;
        }
    }

    private static (string Old, string New) Pair(string value, string option)
    {
        int arrow = value.IndexOf(Arrow, StringComparison.Ordinal);
        return arrow > 0
            ? (value[..arrow], value[(arrow + Arrow.Length)..])
            : throw new KohyaPrepException($"{option}: '{value}' does not say what becomes of what. Write OLD=>NEW; nothing behind the arrow takes it out.");
    }

    private static Regex PatternOf(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternLimit);
        }
        catch (ArgumentException fault)
        {
            throw new KohyaPrepException($"--replace-pattern: '{pattern}' is no regular expression: {fault.Message.TrimEnd('.')}.", cause: fault);
        }
    }

    /// <summary>Fragments of the same place stay in their order; what is sorted already stays letter for letter.</summary>
    private static string Sorted(string text, Func<string, int> placeOf)
    {
        IReadOnlyList<string> fragments = CaptionFragments.Of(text);
        string[] sorted = [.. fragments.OrderBy(placeOf)];
        return sorted.SequenceEqual(fragments) ? text : string.Join(", ", sorted);
    }

    private static Dictionary<string, int> Counts(IEnumerable<string> texts)
    {
        Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string fragment in texts.SelectMany(text => CaptionFragments.Of(text).Distinct(StringComparer.OrdinalIgnoreCase)))
            counts[fragment] = counts.GetValueOrDefault(fragment) + 1;
        return counts;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // Between letters and digits on both sides: faces such as ^_^ and >_< stay, and o_o, whose sides are one letter each.
    [GeneratedRegex(@"(?<=[\p{L}\p{N})])_(?=[\p{L}\p{N}(])(?<!(?<![\p{L}\p{N}])[\p{L}\p{N}]_(?=[\p{L}\p{N}](?![\p{L}\p{N}])))", RegexOptions.CultureInvariant)]
    private static partial Regex Underscore();
}
