using System.Globalization;

namespace KohyaPrep.Punks.Drawing;

/// <summary>
/// The parts of the text files under Art: <c>@name top-row</c>, then rows of 24 characters; <c>;</c> begins a comment.
/// </summary>
public static class SpriteSheet
{
    private static readonly string[] Files =
        ["heads", "faces", "hair-short", "hair-long", "headwear", "glasses", "beards", "clothes"];

    private static readonly Dictionary<string, Dictionary<string, Sprite>> Sheets =
        Files.ToDictionary(file => file, Load, StringComparer.Ordinal);

    public static Sprite Get(string file, string name) =>
        Find(file, name) ?? throw new ArgumentException($"Art/{file}.txt has no '{name}'.", nameof(name));

    public static Sprite? Find(string file, string name) => Sheets[file].GetValueOrDefault(name);

    private static Dictionary<string, Sprite> Load(string file)
    {
        using Stream stream = typeof(SpriteSheet).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"Art/{file}.txt is not embedded.");
        using StreamReader reader = new(stream);
        Dictionary<string, Sprite> sprites = new(StringComparer.Ordinal);
        List<string> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == ';')
                continue;
            if (line[0] != '@')
            {
                rows.Add(line.Length == Canvas24.Size ? line
                    : throw new FormatException($"Art/{file}.txt: '{line}' is {line.Length} wide."));
                continue;
            }

            int space = line.LastIndexOf(' ');
            rows = [];
            string name = line[1..space];
            sprites.Add(name, new Sprite(name, int.Parse(line[(space + 1)..], CultureInfo.InvariantCulture), rows));
        }

        return sprites;
    }
}
