namespace KohyaPrep.Captioning.Visions;

/// <summary>Tokens and what they cost.</summary>
/// <param name="PromptPrice">Of a million prompt tokens; null when not said.</param>
/// <param name="AnswerPrice">Of a million tokens of answers; null when not said.</param>
public sealed record VisionCost(long PromptTokens, long AnswerTokens, double? PromptPrice, double? AnswerPrice)
{
    private const double Million = 1_000_000;

    /// <summary>A tile of 512×512 pixels, and what every picture costs, by OpenAI's formula for pictures in high detail; others count otherwise.</summary>
    private const int TokensPerTile = 170, TokensPerPicture = 85;

    private const int CharactersPerToken = 4, UsualAnswer = 60;

    /// <summary>In the currency of the prices; null when none were said.</summary>
    public double? Amount => PromptPrice is null && AnswerPrice is null
        ? null
        : ((PromptTokens * (PromptPrice ?? 0)) + (AnswerTokens * (AnswerPrice ?? 0))) / Million;

    /// <summary>What questions will cost, about.</summary>
    public static VisionCost Estimate(IReadOnlyCollection<VisionQuestion> questions, int size, double? promptPrice, double? answerPrice) => new(
        questions.Sum(question => (question.Prompt.Length / CharactersPerToken) + TokensOf(SentPicture.SizeOf(question.Picture, size))),
        questions.Count * (long)UsualAnswer,
        promptPrice,
        answerPrice);

    /// <summary>The picture is brought within 2048×2048, its shorter side to 768 at most, and cut into tiles.</summary>
    private static long TokensOf((int Width, int Height) size)
    {
        double shrink = Math.Min(1, 768.0 / Math.Max(1, Math.Min(size.Width, size.Height)));
        double across = Math.Ceiling(size.Width * shrink / 512), down = Math.Ceiling(size.Height * shrink / 512);
        return TokensPerPicture + (TokensPerTile * (long)(across * down));
    }
}
