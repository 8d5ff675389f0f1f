using System.Globalization;

namespace KohyaPrep.Core.Recipes;

/// <summary>Turns a YAML value into a field's type.</summary>
internal static class FieldParser
{
    /// <returns>
    /// The value, or null. Without a value, IsRightType tells whether at least the type was right, so that only range or
    /// choice are wrong.
    /// </returns>
    public static (object? Value, bool IsRightType) Parse(RecipeField field, YamlValue value)
    {
        if (field.Kind == FieldKind.TextList)
            return (TextList(value), false);
        if (value is not YamlScalar scalar)
            return (null, false);
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.Path => (scalar.Text, true),
            FieldKind.Choice => (field.Choices.Contains(scalar.Text) ? scalar.Text : null, true),
            FieldKind.Flag => (Flag(scalar), false),
            FieldKind.Integer => Integer(field, scalar),
            _ => Number(field, scalar),
        };
    }

    private static List<string>? TextList(YamlValue value) => value switch
    {
        YamlScalar scalar => [scalar.Text],
        YamlList list when list.Items.All(item => item is YamlScalar) => [.. list.Items.Select(item => ((YamlScalar)item).Text)],
        _ => null,
    };

    private static object? Flag(YamlScalar scalar) => scalar switch
    {
        { IsPlain: true, Text: "true" or "True" or "TRUE" } => true,
        { IsPlain: true, Text: "false" or "False" or "FALSE" } => false,
        _ => null,
    };

    private static (object? Value, bool IsRightType) Integer(RecipeField field, YamlScalar scalar)
    {
        if (!scalar.IsPlain || !long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return (null, false);
        return (number == (int)number && IsInRange(field, number) ? number : null, true);
    }

    private static (object? Value, bool IsRightType) Number(RecipeField field, YamlScalar scalar)
    {
        if (!scalar.IsPlain || !double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return (null, false);
        return (IsInRange(field, number) ? number : null, true);
    }

    private static bool IsInRange(RecipeField field, double number) =>
        number >= field.Minimum && number <= field.Maximum && (!field.IsAboveMinimum || number > field.Minimum);
}
