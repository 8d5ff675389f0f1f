using System.Reflection;
using System.Text;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>The scripts and texts of bundles, embedded from the folders of <c>templates</c>.</summary>
public static class PlaceTexts
{
    private const string Prefix = "places/";

    private static Assembly Assembly => typeof(PlaceTexts).Assembly;

    /// <summary>The files of a folder, in ordinal order of their names.</summary>
    public static IEnumerable<string> In(string folder) => Assembly.GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/'))
        .Where(name => name.StartsWith($"{Prefix}{folder}/", StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal);

    public static string Of(string path)
    {
        string name = Assembly.GetManifestResourceNames().Single(name => name.Replace('\\', '/') == Prefix + path);
        using Stream stream = Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The text with each <c>@name@</c> replaced; a line that is only one whose value is empty goes away.</summary>
    public static string Of(string path, IReadOnlyDictionary<string, string> values)
    {
        StringBuilder text = new();
        foreach (string line in Of(path).Split('\n'))
        {
            string filled = values.Aggregate(line, (current, value) => current.Replace($"@{value.Key}@", value.Value, StringComparison.Ordinal));
            if (filled.Length > 0 || line.Length == 0)
                text.Append(filled).Append('\n');
        }

        return text.ToString(0, Math.Max(0, text.Length - 1));
    }
}
