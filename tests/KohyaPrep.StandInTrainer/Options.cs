using System.Globalization;
using Tomlyn;
using Tomlyn.Model;

namespace KohyaPrep.StandInTrainer;

/// <summary>The trainer's options: command line over training file over nothing. Unknown keys of the file are accepted in silence.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, object> values = [];

    public static Options Read(string[] arguments)
    {
        Dictionary<string, object> given = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
                continue;
            string[] parts = arguments[i][2..].Split('=', 2);
            if (parts.Length == 2)
                given[parts[0]] = parts[1];
            else if (i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                given[parts[0]] = arguments[++i];
            else
                given[parts[0]] = true;
        }

        Options options = new();
        if (given.TryGetValue("config_file", out object? file))
            options.ReadFile((string)file);
        foreach ((string name, object value) in given)
            options.values[name] = value;
        return options;
    }

    public string? Text(string name) => values.TryGetValue(name, out object? value) ? value as string ?? throw new PythonError($"TypeError: '{name}' is not a string") : null;

    public bool Flag(string name) => values.TryGetValue(name, out object? value) && value is not (false or 0L or "" or 0.0);

    public int? Whole(string name) => values.TryGetValue(name, out object? value)
        ? value switch
        {
            long number => (int)number,
            string text when int.TryParse(text, CultureInfo.InvariantCulture, out int number) => number,
            _ => throw new PythonError($"TypeError: '{name}' is not an integer"),
        }
        : null;

    public object? Raw(string name) => values.GetValueOrDefault(name);

    private void ReadFile(string path)
    {
        if (!path.EndsWith(".toml", StringComparison.Ordinal))
            path += ".toml";
        if (!File.Exists(path))
            throw new PythonError("SystemExit: 1") { Logged = $"{path} not found." };
        // Sections are decoration (train_util.py:4748).
        foreach ((string name, object value) in Parse(path))
        {
            if (value is not TomlTable section)
                values[name] = value;
            else
                foreach ((string inner, object innerValue) in section)
                    values[inner] = innerValue;
        }
    }

    public static TomlTable Parse(string path)
    {
        try
        {
            return TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(path))!;
        }
        catch (TomlException e)
        {
            throw new PythonError($"toml.decoder.TomlDecodeError: {e.Message.Split('\n')[0]}");
        }
    }
}
