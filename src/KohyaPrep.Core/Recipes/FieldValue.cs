namespace KohyaPrep.Core.Recipes;

/// <summary>A key's value in one layer, checked and of its field's type.</summary>
/// <param name="Value">string, long, double, bool or a list of strings, as the field's kind says.</param>
internal sealed record FieldValue(object Value, Origin Origin)
{
    /// <summary>The folder that a path in this value starts at; empty where no path can stand.</summary>
    public string Folder { get; init; } = "";
}
