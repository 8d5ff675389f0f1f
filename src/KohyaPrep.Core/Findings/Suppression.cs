namespace KohyaPrep.Core.Findings;

/// <summary>A finding that somebody has looked at and accepts, with the reason.</summary>
/// <param name="Rule">The rule's code or name, in any case; empty where none was written.</param>
/// <param name="Reason">In the user's words; empty where none was written, and then nothing is suppressed.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Target">The line that is meant, or the whole file where its line is 0; null for everything that is checked.</param>
public sealed record Suppression(string Rule, string Reason, Location Location, Location? Target = null)
{
    /// <summary>Whether it says all that it has to say: what is accepted, and why.</summary>
    public bool IsComplete => Rule.Length > 0 && Reason.Length > 0;

    public bool Hits(Finding finding) => IsComplete && IsAbout(finding.Location)
        && (finding.Code.Equals(Rule, StringComparison.OrdinalIgnoreCase) || finding.Name.Equals(Rule, StringComparison.OrdinalIgnoreCase));

    private bool IsAbout(Location location) => Target is null || Target.Path == location.Path && (Target.Line == 0 || Target.Line == location.Line);
}
