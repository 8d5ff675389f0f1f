namespace KohyaPrep.Core.Configs;

/// <summary>A list that is being read: an array's values, or the tables of <c>[[name]]</c>.</summary>
internal sealed class PythonTomlList(int line) : PythonTomlDraft
{
    private readonly List<PythonTomlDraft> values = [];

    public override ConfigNode Node => new ConfigNode.Items([.. values.Select(value => value.Node)], line);

    public override string Shown => $"[{string.Join(", ", values.Select(value => value.Shown))}]";

    protected override string TypeName => "list";

    public override bool Contains(string key) => values.Any(value => value is PythonTomlScalar scalar && scalar.IsText(key));

    public override PythonTomlDraft Get(string key) => throw PythonFailure.OfType("list indices must be integers or slices, not str");

    public override void Set(string key, PythonTomlDraft value) => Get(key);

    public override PythonTomlDraft Last() => values.Count > 0 ? values[^1] : throw PythonFailure.OfIndex("list");

    public override void Append(PythonTomlDraft value) => values.Add(value);
}
