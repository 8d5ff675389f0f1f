using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Recipes;

/// <summary>Reads sweeps: <c>network_dim=16,32</c> means one run for each value; several sweeps mean each with each.</summary>
public static class SweepKeys
{
    /// <summary>Every combination, each as recipe keys and values, in the order written; one empty combination without sweeps.</summary>
    /// <param name="isOption">Whether the trainer has an option of this name.</param>
    /// <exception cref="KohyaPrepException">A sweep is not of the form key=value,value, or its key is none.</exception>
    public static IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Combinations(IEnumerable<string> sweeps, Func<string, bool> isOption)
    {
        List<List<KeyValuePair<string, string>>> combinations = [[]];
        foreach (string sweep in sweeps)
        {
            int equals = sweep.IndexOf('=', StringComparison.Ordinal);
            string[] values = equals < 1 ? [] : sweep[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (values.Length == 0)
                throw new KohyaPrepException($"'{sweep}' is not of the form key=value,value, such as network_dim=16,32.");
            string key = KeyOf(sweep[..equals].Trim(), isOption);
            combinations = [.. combinations.SelectMany(combination => values.Select(value => (List<KeyValuePair<string, string>>)[.. combination, new(key, value)]))];
        }

        return combinations;
    }

    /// <summary>Whether a key changes the training set, so that runs cannot share one folder of it.</summary>
    public static bool ChangesDataset(string key) => key.Split('.')[0] is "dataset" or "captions" or "canvas" or "edges" or "family" or "route";

    private static string KeyOf(string name, Func<string, bool> isOption)
    {
        if (name.Contains('.', StringComparison.Ordinal))
            return name;
        List<string> keys = [.. RecipeFields.All.Select(field => field.Key).Where(key => key == name || key.EndsWith("." + name, StringComparison.Ordinal))];
        if (keys.Find(key => key == name || key.StartsWith("training.", StringComparison.Ordinal)) is { } training)
            return training;
        if (keys.Count == 1)
            return keys[0];
        if (isOption(name))
            return $"{RecipeFields.Options}.{name}";
        string hint = Nearest.Of(name, RecipeFields.All.Select(field => field.Key[(field.Key.LastIndexOf('.') + 1)..]).Distinct()) is { } meant ? $" Did you mean '{meant}'?" : "";
        throw new KohyaPrepException($"'{name}' is neither a key of a recipe nor an option of the trainer.{hint}");
    }
}
