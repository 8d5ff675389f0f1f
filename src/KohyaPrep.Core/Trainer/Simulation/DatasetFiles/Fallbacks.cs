using System.Numerics;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>A value is the first that is not None, from the innermost table outwards (config_util.py:465).</summary>
/// <param name="Tables">Innermost first.</param>
internal sealed record Fallbacks(IReadOnlyList<ConfigNode.Table> Tables)
{
    public ConfigNode? Find(string name)
    {
        foreach (ConfigNode.Table table in Tables)
        {
            if (table.Find(name) is { } value and not ConfigNode.Nothing)
                return value;
        }

        return null;
    }

    public bool IsOn(string name) => PythonValue.IsTrue(Find(name));

    public string? Text(string name) => (Find(name) as ConfigNode.Text)?.Value;

    /// <summary>0 where it is not set.</summary>
    public double Number(string name) => PythonValue.Number(Find(name)) ?? 0;

    public BigInteger Whole(string name, int otherwise) => PythonValue.Whole(Find(name)) ?? otherwise;
}
