using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Advice;

/// <summary>Which trainings count as an option.</summary>
/// <param name="Routes">Empty for any.</param>
/// <param name="Family">Null for any.</param>
/// <param name="IsNative">Null for any canvas.</param>
/// <param name="Model">A base model's name; null for any.</param>
public sealed record KindPattern(IReadOnlyList<Route> Routes, ModelFamily? Family, bool? IsNative, string? Model)
{
    public static KindPattern Any { get; } = new([], null, null, null);

    /// <summary>How much it asks for: of two options that a training counts as, the one that asks for more has it.</summary>
    public int Strictness => (Routes.Count > 0 ? 1 : 0) + (Family is null ? 0 : 1) + (IsNative is null ? 0 : 1) + (Model is null ? 0 : 1);

    public bool Holds(TrainingKind kind) =>
        (Routes.Count == 0 || Routes.Contains(kind.Route))
        && (Family is null || Family == kind.Family)
        && (IsNative is null || IsNative == kind.IsNative)
        && (Model is null || IsSameModel(Model, kind.Model));

    // A known model may be named by its name, a file name or a path.
    private static bool IsSameModel(string wanted, string given) =>
        string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase)
        || (BaseModels.Find(wanted) is { } known && BaseModels.Find(given)?.Name == known.Name);
}
