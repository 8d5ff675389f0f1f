using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Captions.Edits;

/// <summary>How words are to be spelt: one of two that are known by name, or the user's own.</summary>
public sealed partial class SpellingTable
{
    private const string Arrow = "=>";

    // British, then American; a line each for what is spelt alike.
    private static readonly string[] Known =
    [
        "grey gray", "greys grays", "greyish grayish", "greyscale grayscale", "greying graying",
        "colour color", "colours colors", "coloured colored", "colouring coloring", "colourful colorful", "colourless colorless",
        "multicolour multicolor", "multicoloured multicolored", "discoloured discolored",
        "moustache mustache", "moustaches mustaches", "moustached mustached", "jewellery jewelry", "jewelled jeweled", "pyjamas pajamas", "woollen woolen",
        "armour armor", "armoured armored", "favourite favorite", "honour honor", "harbour harbor", "neighbour neighbor", "neighbours neighbors", "vapour vapor", "odour odor",
        "centre center", "centred centered", "fibre fiber", "fibres fibers", "theatre theater", "sabre saber", "sceptre scepter", "spectre specter", "sombre somber", "lustre luster",
        "mould mold", "mouldy moldy", "plough plow", "aeroplane airplane", "aluminium aluminum", "doughnut donut", "cosy cozy", "defence defense", "offence offense",
        "stylised stylized", "organised organized", "symmetrised symmetrized", "pixellated pixelated", "marvellous marvelous", "travelling traveling", "catalogue catalog",
    ];

    private readonly Dictionary<string, string> words;

    private SpellingTable(Dictionary<string, string> words) => this.words = words;

    /// <param name="name"><c>american</c>, <c>british</c>, or a file with a line <c>grey =&gt; gray</c> for each word.</param>
    /// <exception cref="KohyaPrepException">There is no such table, or the file cannot be read or has a line of another form.</exception>
    public static SpellingTable Named(string name) => name.ToLowerInvariant() switch
    {
        "american" => new(Pairs(0)),
        "british" => new(Pairs(1)),
        _ => OfFile(name),
    };

    /// <summary>The text with its words spelt so; a capital at the beginning, or capitals throughout, stay.</summary>
    public string Apply(string text) => Word().Replace(text, match => words.TryGetValue(match.Value, out string? right) ? InCaseOf(match.Value, right) : match.Value);

    private static Dictionary<string, string> Pairs(int from) =>
        Known.Select(pair => pair.Split(' ')).ToDictionary(pair => pair[from], pair => pair[1 - from], StringComparer.OrdinalIgnoreCase);

    private static SpellingTable OfFile(string path)
    {
        if (!File.Exists(path))
            throw new KohyaPrepException($"--spelling: '{path}' is neither american nor british, nor a file.");
        Dictionary<string, string> words = new(StringComparer.OrdinalIgnoreCase);
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is "" || lines[i].TrimStart().StartsWith('#'))
                continue;
            string[] pair = lines[i].Split(Arrow);
            if (pair.Length != 2 || !Word().Match(pair[0].Trim()).Value.Equals(pair[0].Trim(), StringComparison.Ordinal) || pair[0].Trim().Length == 0)
                throw new KohyaPrepException($"{path}:{i + 1}: this line does not say how a word is spelt. Write one word, =>, and what it becomes; several words are for --replace.");
            words[pair[0].Trim()] = pair[1].Trim();
        }

        return new SpellingTable(words);
    }

    private static string InCaseOf(string word, string right)
    {
        if (right.Length == 0 || !char.IsUpper(word[0]))
            return right;
        return word.Length > 1 && word.All(char.IsUpper) ? right.ToUpperInvariant() : char.ToUpperInvariant(right[0]) + right[1..];
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’][\p{L}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
