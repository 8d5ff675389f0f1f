using System.Text;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Recipes;

/// <summary>Reads a recipe with everything below and above it: defaults, templates, the file, the command line.</summary>
public sealed class RecipeReader
{
    private const int LongestChain = 16;

    private readonly List<Finding> findings = [];
    private readonly List<Suppression> suppressions = [];

    private RecipeReader()
    {
    }

    /// <param name="path">The recipe's file, as the user wrote it.</param>
    /// <param name="overrides"><c>key=value</c> or <c>options.name=value</c>, from the command line; paths in them start at the current folder.</param>
    /// <exception cref="KohyaPrepException">There is no such file, or it cannot be read.</exception>
    public static RecipeReading Read(string path, IReadOnlyList<string>? overrides = null)
    {
        return Parse(ReadText(path), path, overrides);
    }

    /// <summary>A recipe that is not in its file yet.</summary>
    /// <param name="text">Its YAML.</param>
    /// <param name="path">The file that it is meant for.</param>
    /// <param name="overrides">As for <see cref="Read"/>.</param>
    public static RecipeReading Parse(string text, string path, IReadOnlyList<string>? overrides = null)
    {
        RecipeReader reader = new();
        RecipeLayer values = new();
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (RecipeLayer layer in reader.ReadLayers(text, path, folder, OriginKind.Recipe, LongestChain))
            values.Cover(layer);
        values.Cover(reader.ReadOverrides(overrides ?? []));

        bool isReadable = !reader.findings.Any(finding => finding.Severity == Severity.Error);
        Recipe? recipe = isReadable ? new RecipeBuilder(Path.GetFullPath(path), path, values, reader.findings).Build() : null;
        return new RecipeReading(recipe, reader.findings) { Suppressions = recipe is null ? Suppressions.None : new Suppressions(reader.suppressions) };
    }

    /// <summary>The layers of a file, lowest first: what it extends, then itself.</summary>
    private IEnumerable<RecipeLayer> ReadFile(string path, int chain)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return ReadLayers(ReadText(path), path, folder, OriginKind.Recipe, chain);
    }

    private IEnumerable<RecipeLayer> ReadLayers(string text, string shown, string folder, OriginKind kind, int chain)
    {
        (YamlValue? root, Finding? problem) = YamlTree.Read(text, shown);
        if (root is not YamlMap map)
        {
            findings.Add(problem ?? NotYaml.Rule.At(new Location(shown), root is null ? "The file is empty." : "The file holds no keys."));
            return [];
        }

        LayerReader reader = new(shown, folder, kind, findings);
        reader.Read(map);
        suppressions.AddRange(reader.Suppressions);
        if (kind == OriginKind.Recipe)
            suppressions.AddRange(SuppressionComments.Read(text, shown));
        return reader.Layer.Values.TryGetValue("extends", out FieldValue? below)
            ? ReadExtended((string)below.Value, below.Origin.Location, folder, chain - 1).Append(reader.Layer)
            : [reader.Layer];
    }

    private IEnumerable<RecipeLayer> ReadExtended(string name, Location from, string folder, int chain)
    {
        if (chain == 0)
        {
            findings.Add(UnknownTemplate.Rule.At(from, $"'{name}' extends recipes in a circle."));
            return [];
        }

        if (Templates.Text(name) is { } text)
            return ReadLayers(text, name, folder, OriginKind.Template, chain);
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
            return ReadFile(path, chain);
        string remedy = Nearest.Of(name, Templates.Names) is { } meant ? $"Did you mean '{meant}'?" : $"There are {string.Join(", ", Templates.Names)}.";
        findings.Add(UnknownTemplate.Rule.At(from, $"'{name}' is neither a template nor a file.", remedy));
        return [];
    }

    private RecipeLayer ReadOverrides(IReadOnlyList<string> overrides)
    {
        string shown = Location.CommandLine.Path;
        LayerReader reader = new(shown, Directory.GetCurrentDirectory(), OriginKind.CommandLine, findings);
        foreach (string item in overrides)
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new KohyaPrepException($"'{item}' is not of the form key=value.");
            string key = item[..equals];
            (YamlValue? value, Finding? problem) = YamlTree.Read(item[(equals + 1)..], shown);
            if (problem is not null || value is null)
                findings.Add(problem ?? WrongType.Rule.At(Location.CommandLine, $"'{key}' has no value."));
            else
                reader.Read(Nested(key.Split('.'), value));
        }

        return reader.Layer;
    }

    private static YamlMap Nested(ReadOnlySpan<string> keys, YamlValue value) =>
        new([new(new YamlScalar(keys[0], true, 0, 0), keys.Length == 1 ? value : Nested(keys[1..], value))], 0, 0);

    private static string ReadText(string path)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new KohyaPrepException($"{path}: not UTF-8, so no recipe. Save it as UTF-8 text.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string trouble = Directory.Exists(path) ? "that is a folder, and a recipe is a file"
                : File.Exists(path) ? $"cannot be read: {exception.Message.TrimEnd('.')}"
                : "there is no such file";
            throw new KohyaPrepException($"{path}: {trouble}. `kohyaprep new` makes a recipe.");
        }
    }
}
