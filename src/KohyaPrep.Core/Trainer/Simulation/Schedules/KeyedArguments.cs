using System.Globalization;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>Options that hold arguments for a Python call, such as <c>["T_max=100"]</c>.</summary>
internal static class KeyedArguments
{
    /// <exception cref="PythonFailure">An argument without exactly one equals sign, or a value that Python cannot read.</exception>
    public static IReadOnlyDictionary<string, ConfigNode?> Read(ConfigNode? option)
    {
        OrderedDictionary<string, ConfigNode?> arguments = new(StringComparer.Ordinal);
        foreach (string argument in Texts(option))
        {
            string[] parts = argument.Split('=');
            if (parts.Length < 2)
                throw PythonFailure.OfValue("not enough values to unpack (expected 2, got 1)");
            if (parts.Length > 2)
                throw PythonFailure.OfValue("too many values to unpack (expected 2)");
            arguments[parts[0]] = PythonLiteral.Read(parts[1]);
        }

        return arguments;
    }

    // A text in place of a list is gone through letter by letter.
    private static IEnumerable<string> Texts(ConfigNode? option) => option switch
    {
        null => [],
        ConfigNode.Items items => items.Values.Select(item => item is ConfigNode.Text text
            ? text.Value
            : throw new PythonFailure("AttributeError", $"'{item.PythonType}' object has no attribute 'split'")),
        ConfigNode.Text text => text.Value.Select(letter => letter.ToString(CultureInfo.InvariantCulture)),
        _ => throw PythonFailure.OfType($"object of type '{option.PythonType}' has no len()"),
    };
}
