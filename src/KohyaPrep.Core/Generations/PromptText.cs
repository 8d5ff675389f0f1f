namespace KohyaPrep.Core.Generations;

/// <summary>
/// A caption as gen_img.py of sd-scripts must be given it so that it reads the very same text. There, unlike in training, brackets weigh words,
/// braces draw variants, BREAK parts the prompt and two dashes begin an option.
/// </summary>
public static class PromptText
{
    /// <summary>One line; empty where the caption has no text.</summary>
    public static string Of(string caption)
    {
        string line = string.Join(' ', caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        // The script's own \{ does not work: with nothing left to vary it dies of a variable that was never set (gen_img.py:1502).
        // The tokenizer makes plain characters of full-width ones, so they are the same text to it (ftfy, as in training).
        return line
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("(", @"\(", StringComparison.Ordinal)
            .Replace(")", @"\)", StringComparison.Ordinal)
            .Replace("[", @"\[", StringComparison.Ordinal)
            .Replace("]", @"\]", StringComparison.Ordinal)
            .Replace('{', '｛')
            .Replace('}', '｝')
            .Replace("BREAK", "break", StringComparison.Ordinal)
            .Replace(" --", " －-", StringComparison.Ordinal);
    }
}
