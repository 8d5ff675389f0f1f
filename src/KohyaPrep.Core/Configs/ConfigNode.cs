using System.Numerics;

namespace KohyaPrep.Core.Configs;

/// <summary>A value of someone's configuration file as the trainer's own reader sees it, with its place.</summary>
/// <param name="Line">1-based; 0 where the form has no lines (a value made by a program).</param>
public abstract record ConfigNode(int Line)
{
    /// <summary>The type as Python calls it: str, int, float, bool, list, dict, datetime.</summary>
    public abstract string PythonType { get; }

    public sealed record Text(string Value, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "str";
    }

    /// <summary>None: JSON's null, and an option without a value. TOML has none.</summary>
    public sealed record Nothing(int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "NoneType";
    }

    /// <summary>Python's integers have no bounds.</summary>
    public sealed record Whole(BigInteger Value, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "int";
    }

    /// <summary>May be infinite or not a number.</summary>
    public sealed record Number(double Value, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "float";
    }

    public sealed record Flag(bool Value, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "bool";
    }

    /// <param name="Written">As it stands in the file.</param>
    /// <param name="Kind">datetime, date or time.</param>
    public sealed record Moment(string Written, string Kind, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => Kind;
    }

    public sealed record Items(IReadOnlyList<ConfigNode> Values, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "list";
    }

    /// <summary>Keys in the order in which Python's dictionary would have them.</summary>
    public sealed record Table(IReadOnlyList<KeyValuePair<string, ConfigNode>> Entries, int Line = 0) : ConfigNode(Line)
    {
        public override string PythonType => "dict";

        public ConfigNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key).Value;
    }
}
