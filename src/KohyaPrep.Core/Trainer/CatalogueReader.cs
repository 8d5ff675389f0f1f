using System.Text.Json;

namespace KohyaPrep.Core.Trainer;

/// <summary>
/// Reads <c>options.json</c>: a row a line, with the scripts as indexes into the list of scripts, <c>only</c> those or all but
/// <c>not</c> those. Left out: a default of None (of false for flags), and both lists where every script has the option.
/// </summary>
public static class CatalogueReader
{
    internal static OptionCatalogue ReadEmbedded()
    {
        using Stream stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream("options.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return Read(document.RootElement);
    }

    internal static OptionCatalogue ReadFile(string path)
    {
        const string Remedy = $"Make one with `kohyaprep trainer scan`, or unset {OptionCatalogue.Variable} to use the embedded one.";
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KohyaPrepException($"{path}: there is no such option catalogue. {Remedy}", cause: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: the option catalogue cannot be opened. {Remedy}", cause: exception);
        }
        catch (JsonException exception)
        {
            throw new KohyaPrepException($"{path}:{exception.LineNumber + 1}: no option catalogue, since no JSON. {Remedy}", cause: exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException
            or IndexOutOfRangeException)
        {
            throw new KohyaPrepException($"{path}: no option catalogue: parts are missing or of another type. {Remedy}", cause: exception);
        }
    }

    public static OptionCatalogue Read(JsonElement root)
    {
        string[] scripts = [.. root.GetProperty("scripts").EnumerateArray().Select(script => script.GetString()!)];
        return new OptionCatalogue(
            root.GetProperty("trainer").GetString()!,
            root.GetProperty("version").GetString()!,
            root.GetProperty("commit").GetString()!,
            root.GetProperty("date").GetString()!,
            scripts,
            [.. root.GetProperty("options").EnumerateArray().Select(row => ReadRow(row, scripts))]);
    }

    private static TrainerOption ReadRow(JsonElement row, string[] scripts) => ReadOption(row, ScriptsOf(row, scripts));

    /// <summary>One option of the form above, but for its scripts.</summary>
    internal static TrainerOption ReadOption(JsonElement row, IReadOnlyList<string> scripts)
    {
        OptionType type = row.GetProperty("type").GetString() switch
        {
            "bool" => OptionType.Flag,
            "int" => OptionType.Whole,
            "float" => OptionType.Number,
            "int_or_float" => OptionType.WholeOrNumber,
            "Path" => OptionType.Path,
            _ => OptionType.Text,
        };
        SettingValue? fallback = row.TryGetProperty("default", out JsonElement value) ? ReadValue(value, type)
            : type == OptionType.Flag ? SettingValue.Of(false)
            : null;
        SettingValue[] choices = row.TryGetProperty("choices", out JsonElement list)
            ? [.. list.EnumerateArray().Select(choice => ReadValue(choice, type))]
            : [];
        return new TrainerOption(
            row.GetProperty("name").GetString()!, type, row.TryGetProperty("nargs", out _), fallback, choices, scripts);
    }

    private static string[] ScriptsOf(JsonElement row, string[] scripts)
    {
        if (row.TryGetProperty("only", out JsonElement only))
            return [.. only.EnumerateArray().Select(index => scripts[index.GetInt32()])];
        if (!row.TryGetProperty("not", out JsonElement except))
            return scripts;
        HashSet<int> without = [.. except.EnumerateArray().Select(index => index.GetInt32())];
        return [.. scripts.Where((_, index) => !without.Contains(index))];
    }

    private static SettingValue ReadValue(JsonElement value, OptionType type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.True or JsonValueKind.False, _) => SettingValue.Of(value.GetBoolean()),
        (JsonValueKind.Number, OptionType.Number) => SettingValue.Of(value.GetDouble()),
        (JsonValueKind.Number, _) => value.TryGetInt64(out long whole) ? SettingValue.Of(whole) : SettingValue.Of(value.GetDouble()),
        (JsonValueKind.Array, _) => new SettingValue.Items([.. value.EnumerateArray().Select(item => ReadValue(item, type))]),
        _ => SettingValue.Of(value.GetString()!),
    };
}
