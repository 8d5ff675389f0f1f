using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Machines;

/// <summary>A settings file of accelerate.</summary>
/// <param name="Path">Where it lies, or would lie.</param>
/// <param name="IsThere">Without one accelerate takes its defaults, and says so.</param>
/// <param name="Processes"><c>num_processes</c>; null when it is not said.</param>
/// <param name="UsesCpu"><c>use_cpu</c>: the GPU is left alone.</param>
/// <param name="MixedPrecision"><c>mixed_precision</c>; the trainer's own wins over it (train_util.py:5496).</param>
/// <param name="Trouble">Why it cannot be read; null when it can.</param>
public sealed record AccelerateFacts(string Path, bool IsThere, int? Processes = null, bool UsesCpu = false, string? MixedPrecision = null, string? Trouble = null)
{
    /// <summary>Reads the text: YAML, or the JSON that <c>accelerate config default</c> writes under a YAML name.</summary>
    public static AccelerateFacts Read(string path, string text)
    {
        (YamlValue? root, Finding? problem) = YamlTree.Read(text, path);
        if (root is not YamlMap map)
            return new AccelerateFacts(path, IsThere: true, Trouble: problem?.Message ?? "It has no settings.");
        Dictionary<string, string> values = map.Entries
            .Where(entry => entry.Value is YamlScalar { IsNull: false })
            .ToDictionary(entry => entry.Key.Text, entry => ((YamlScalar)entry.Value).Text, StringComparer.Ordinal);
        return new AccelerateFacts(
            path,
            IsThere: true,
            int.TryParse(values.GetValueOrDefault("num_processes"), NumberStyles.None, CultureInfo.InvariantCulture, out int processes) ? processes : null,
            string.Equals(values.GetValueOrDefault("use_cpu"), "true", StringComparison.OrdinalIgnoreCase),
            values.GetValueOrDefault("mixed_precision"));
    }
}
