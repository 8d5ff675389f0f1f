using System.Globalization;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Which characters are of which kind. A few hundred come up in mojibake; the others are of none but the last kinds.</summary>
internal static class LetterKindTable
{
    // Code points and ranges of them, in hexadecimal.
    private static readonly (LetterKinds Kind, string Codes)[] Rows =
    [
        (LetterKinds.Common, "A0 AD B4 B7 2013-2015 2019 2026"),
        (LetterKinds.ControlCode, "80-9F"),
        (LetterKinds.Bad, "A4 A6 A8 AA AC AF B8 BA 192 2C6-2C7 2D8 2DB-2DC 2020-2021 2030 2310 25CA FFFD"),
        (LetterKinds.Law, "A7 B6"),
        (LetterKinds.Currency, "A2-A3 A5 20A7 20AC"),
        (LetterKinds.Opening, "A1 A9 AB BF 384-385 2018 201A 201C 201E 2022 2039 F8FF"),
        (LetterKinds.Closing, "AE BB 2DD 201D 203A 2122"),
        (LetterKinds.Numeric, "B1-B3 B5 B9 BC-BE D7 F7 2044 2116 2202 2206 220F 2211 221A 221E 2229 222B 2248 2260-2261 2264-2265"),
        (LetterKinds.Face, "B0 D2-D6 D9-DC F2-F6 F8-FC 14C 150 16A 172"),
        (LetterKinds.UpperAccented,
            "C0-D1 D8 DC-DD 100 102 104 106 10C 10E 110 112 116 118 11A 11E 122 12A 130 136 139 13B 13D 141 143 145 147 152 158 15A 15E 160 162 164 "
            + "16E 170 178-179 17B 17D 490"),
        (LetterKinds.LowerAccented,
            "DF-F1 FC 101 103 105 107 10D 10F 111 113 117 119 11B 11F 123 12B 12F 137 13A 13C 13E 142 153 155 15B 15F 161 165 17A 17C 17E 491 FB01-FB02"),
        (LetterKinds.UpperOther, "DE 386 388-38A 38C 38E-38F 391-3AB 401-42F"),
        (LetterKinds.LowerOther, "3AC-3C9 430-45F"),
        (LetterKinds.Box, "2502 250C 2510 2518 251C 2524 252C 253C 2550-256C 2580 2584 2588 258C 2590-2593"),
    ];

    private static readonly Dictionary<char, LetterKinds> Table = Read();

    private static readonly LetterKinds[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Reckon((char)code))];

    public static LetterKinds Of(char letter) => letter < Ascii.Length ? Ascii[letter] : Reckon(letter);

    private static LetterKinds Reckon(char letter)
    {
        LetterKinds kinds = Table.GetValueOrDefault(letter);
        if (char.IsAsciiLetterLower(letter))
            kinds |= LetterKinds.AsciiLower;
        else if (char.IsAsciiLetterUpper(letter))
            kinds |= LetterKinds.AsciiUpper;
        if (PythonText.IsSpace(letter))
            kinds |= letter == '\n' ? LetterKinds.Space | LetterKinds.LineFeed : LetterKinds.Space;
        else if (letter == '_' || char.IsLetter(letter) || char.IsNumber(letter))
            kinds |= LetterKinds.Word;
        return kinds;
    }

    private static Dictionary<char, LetterKinds> Read()
    {
        Dictionary<char, LetterKinds> table = [];
        foreach ((LetterKinds kind, string codes) in Rows)
        {
            foreach (int[] ends in codes.Split(' ').Select(range => range.Split('-').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray()))
            {
                for (int code = ends[0]; code <= ends[^1]; code++)
                    table[(char)code] = table.GetValueOrDefault((char)code) | kind;
            }
        }

        return table;
    }
}
