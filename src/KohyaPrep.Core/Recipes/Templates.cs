using System.Reflection;

namespace KohyaPrep.Core.Recipes;

/// <summary>The named recipes that others build on; values only, embedded from the folder <c>templates</c>.</summary>
public static class Templates
{
    private const string Prefix = "templates/";
    private const string Suffix = ".yaml";

    /// <summary>Every template's name, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static Assembly Assembly => typeof(Templates).Assembly;

    /// <summary>A template's YAML; null when there is none of this name.</summary>
    public static string? Text(string name)
    {
        using Stream? stream = Assembly.GetManifestResourceStream(Prefix + name + Suffix);
        if (stream is null)
            return null;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What a template is for: its first line of comment.</summary>
    public static string Purpose(string name) => (Text(name) ?? "").Split('\n')[0].TrimStart('#', ' ');
}
