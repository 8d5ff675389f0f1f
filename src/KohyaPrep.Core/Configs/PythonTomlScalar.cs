namespace KohyaPrep.Core.Configs;

/// <summary>A value without parts. A text still answers as a sequence of letters, as Python's does.</summary>
internal sealed class PythonTomlScalar(ConfigNode node) : PythonTomlDraft
{
    public override ConfigNode Node => node;

    public override string Shown => node switch
    {
        ConfigNode.Text text => PythonRepr.Of(text.Value),
        ConfigNode.Whole whole => whole.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ConfigNode.Number number => PythonRepr.Of(number.Value),
        ConfigNode.Flag flag => PythonRepr.Of(flag.Value),
        ConfigNode.Moment moment => PythonMoment.Of(moment).Repr,
        _ => "None",
    };

    protected override string TypeName => node is ConfigNode.Moment ? $"datetime.{node.PythonType}" : node.PythonType;

    public bool IsText(string other) => node is ConfigNode.Text text && text.Value == other;

    public override bool Contains(string key) =>
        node is ConfigNode.Text text ? text.Value.Contains(key, StringComparison.Ordinal) : base.Contains(key);

    public override PythonTomlDraft Get(string key) => node is ConfigNode.Text
        ? throw PythonFailure.OfType("string indices must be integers, not 'str'")
        : base.Get(key);

    public override PythonTomlDraft Last() => node is not ConfigNode.Text text ? base.Last()
        : text.Value.Length == 0 ? throw PythonFailure.OfIndex("string")
        : new PythonTomlScalar(new ConfigNode.Text(LastLetter(text.Value), text.Line));

    private static string LastLetter(string text) =>
        text.Length > 1 && char.IsSurrogatePair(text[^2], text[^1]) ? text[^2..] : text[^1..];
}
