namespace KohyaPrep.Core.Findings;

/// <summary>One thing wrong with, or worth knowing of, the user's material: where, what, and what to do.</summary>
/// <param name="Code">The rule's code, such as <c>IMG001</c>.</param>
/// <param name="Name">The rule's name for the fault, such as <c>undecodable-picture</c>.</param>
/// <param name="Message">What is the matter here, in one sentence.</param>
/// <param name="Remedy">What to do about it, in one sentence.</param>
public sealed record Finding(string Code, string Name, Severity Severity, Location Location, string Message, string Remedy)
{
    /// <summary>What <c>check --fix</c> would do about it; null when only the user can do something.</summary>
    public Fix? Fix { get; init; }
}
