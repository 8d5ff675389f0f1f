namespace KohyaPrep.Captioning.Visions;

/// <summary>What a server wants otherwise than most, as it says when it refuses a question.</summary>
/// <param name="CountsCompletionTokens">The most tokens are called <c>max_completion_tokens</c>.</param>
/// <param name="FixesTemperature">The temperature cannot be chosen.</param>
internal sealed record VisionDialect(bool CountsCompletionTokens, bool FixesTemperature)
{
    public static VisionDialect Usual { get; } = new(false, false);

    /// <returns>This one when the complaint is about something else.</returns>
    public VisionDialect After(string complaint)
    {
        bool isTokens = complaint.Contains("max_completion_tokens", StringComparison.OrdinalIgnoreCase);
        bool isTemperature = complaint.Contains("temperature", StringComparison.OrdinalIgnoreCase);
        return new VisionDialect(CountsCompletionTokens || isTokens, FixesTemperature || (isTemperature && !isTokens));
    }
}
