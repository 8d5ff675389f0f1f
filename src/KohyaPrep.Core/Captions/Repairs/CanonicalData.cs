using System.Globalization;
using System.Text;
using KohyaPrep.Core.Captions.Data;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Which characters are made of which, and where their marks go. Hangul syllables are reckoned, all else is a table.</summary>
internal static class CanonicalData
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeTrail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Syllables = Leads * Vowels * Trails;

    private static readonly Dictionary<int, int[]> Parts = [];
    private static readonly Dictionary<(int, int), int> Composed = [];
    private static readonly Dictionary<int, int> Classes = [];

    static CanonicalData()
    {
        foreach (string line in Encoding.UTF8.GetString(CompressedData.Read("canonical-forms")).Split('\n'))
        {
            int[] codes = [.. line[1..].Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            if (line[0] == '=')
            {
                for (int code = codes[0]; code <= codes[1]; code++)
                    Classes[code] = codes[2];
                continue;
            }

            Parts[codes[0]] = codes[1..];
            if (line[0] == '+')
                Composed[(codes[1], codes[2])] = codes[0];
        }
    }

    /// <summary>The combining class; 0 of letters.</summary>
    public static int ClassOf(int code) => code < 0x300 ? 0 : Classes.GetValueOrDefault(code);

    /// <summary>Adds what the character is made of, down to what is made of nothing else.</summary>
    public static void Decompose(int code, List<int> into)
    {
        int syllable = code - FirstSyllable;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(FirstLead + (syllable / (Vowels * Trails)));
            into.Add(FirstVowel + (syllable / Trails % Vowels));
            if (syllable % Trails > 0)
                into.Add(BeforeTrail + (syllable % Trails));
        }
        else if (Parts.TryGetValue(code, out int[]? parts))
        {
            foreach (int part in parts)
                Decompose(part, into);
        }
        else
        {
            into.Add(code);
        }
    }

    /// <summary>The one character that two make; null when they make none.</summary>
    public static int? Compose(int first, int second)
    {
        if (first - FirstLead is >= 0 and < Leads && second - FirstVowel is >= 0 and < Vowels)
            return FirstSyllable + ((((first - FirstLead) * Vowels) + second - FirstVowel) * Trails);
        if (first - FirstSyllable is >= 0 and < Syllables && (first - FirstSyllable) % Trails == 0 && second - BeforeTrail is > 0 and < Trails)
            return first + second - BeforeTrail;
        return Composed.TryGetValue((first, second), out int both) ? both : null;
    }
}
