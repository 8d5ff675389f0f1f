using System.Text.RegularExpressions;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Captioning.Visions;

/// <summary>Whether a cleaned answer can be a caption.</summary>
internal static partial class AnswerChecks
{
    /// <summary>No trainer reads more tokens of a caption.</summary>
    private const int MostTokens = 225;

    /// <summary>A word that stands so often in a row, or three words together, are a model that runs in circles.</summary>
    private const int MostRepeats = 4;

    /// <summary>Fewer letters than this share of an answer make no words.</summary>
    private const double LeastLetters = 0.5;

    /// <param name="caption">One line.</param>
    /// <param name="prompt">What was asked.</param>
    /// <returns>Why not, in one sentence; empty when it can.</returns>
    public static string FaultOf(string caption, string prompt)
    {
        if (caption.Length == 0)
            return "The answer is empty.";
        if (Refusal().IsMatch(caption))
            return $"The model refuses, or sees no picture: '{Shortened(caption)}'";
        if (caption.Contains('\uFFFD', StringComparison.Ordinal) || caption.Any(char.IsControl) || Markup().IsMatch(caption))
            return $"The answer is no text: '{Shortened(caption)}'";
        if (caption.Count(char.IsLetter) < LeastLetters * caption.Length || !caption.Any(char.IsLetter))
            return $"The answer is no words: '{Shortened(caption)}'";
        if (Circles(caption))
            return $"The answer repeats itself: '{Shortened(caption)}'";
        if (prompt.Contains(caption, StringComparison.OrdinalIgnoreCase) && caption.Length > 20)
            return "The answer is the question.";
        int tokens = ClipTokenizer.Shared.Read(caption, MostTokens).Count;
        return tokens > MostTokens ? $"The answer has {tokens} tokens, and no trainer reads more than {MostTokens}." : "";
    }

    private static bool Circles(string caption)
    {
        string[] words = [.. CaptionFragments.WordsOf(caption)];
        int inARow = 1;
        for (int i = 1; i < words.Length; i++)
        {
            inARow = words[i] == words[i - 1] ? inARow + 1 : 1;
            if (inARow > MostRepeats)
                return true;
        }

        return Enumerable.Range(0, Math.Max(0, words.Length - 2))
            .GroupBy(i => $"{words[i]} {words[i + 1]} {words[i + 2]}", StringComparer.Ordinal)
            .Any(same => same.Count() > MostRepeats);
    }

    private static string Shortened(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex(
        @"^\W*(i['’]?m (really |very |so )?(sorry|unable|not able)|i am (really |very |so )?(sorry|unable|not able)|(we |my )?apolog|sorry[,. ]"
            + @"|i (can ?not|can['’]?t|do not|don['’]?t|won['’]?t) "
            + @"(see|help|assist|view|describe|identify|provide|process|access|analyze|analyse|determine|comply|continue|fulfill|do )"
            + @"|as an ai|unable to |no image|there is no image|please (provide|upload|share)"
            + @"|it (seems|looks|appears) (that |like )?(there is no|you (have not|haven['’]?t|didn['’]?t)|the image (is|was|did))"
            + @"|your (image|picture) (is|was|did))",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"</?[a-zA-Z!][^>]*>|\{\s*""|<\|", RegexOptions.None, 1000)]
    private static partial Regex Markup();
}
