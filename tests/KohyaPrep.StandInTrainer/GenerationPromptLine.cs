using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.StandInTrainer;

/// <summary>A line of a prompt file as gen_img.py takes it apart (2741-2979).</summary>
/// <param name="Text">What the text encoder sees.</param>
internal sealed partial record GenerationPromptLine(string Text, long? Seed, int? Width, int? Height, string? FileName, string Negative)
{
    /// <param name="namesFiles">Whether <c>--f</c> is known.</param>
    public static GenerationPromptLine Read(string line, bool namesFiles)
    {
        long? seed = null;
        if (SeedPart().Match(line) is { Success: true } found)
        {
            seed = long.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            line = line.Remove(found.Index, found.Length);
        }

        // With nothing but escaped braces the script reads a variable that was never set (1502).
        if (Variants().IsMatch(line))
        {
            if (line.Contains(@"\{", StringComparison.Ordinal))
                throw new PythonError("UnboundLocalError: cannot access local variable 'enumerating' where it is not associated with a value");
            line = Variants().Replace(line, match => match.Groups[1].Value.Split('|')[0]);
        }

        string[] parts = line.Trim().Split(" --");
        (int? width, int? height, string? file, string negative) = (null, null, null, "");
        foreach (string part in parts[1..])
        {
            string[] words = part.Split(' ', 2);
            string value = words.Length > 1 ? words[1] : "";
            switch (words[0].ToLowerInvariant())
            {
                case "w":
                    width = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "h":
                    height = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "n":
                    negative = value;
                    break;
                case "f" when namesFiles:
                    file = value;
                    break;
            }
        }

        return new GenerationPromptLine(Unweighted(parts[0]), seed, width, height, file, negative);
    }

    /// <summary>Brackets weigh words unless a backslash stands before them; full-width characters are plain ones to the tokenizer.</summary>
    private static string Unweighted(string text) =>
        Escapes().Replace(text, match => match.Value.StartsWith('\\') ? match.Value[1..] : "").Replace('｛', '{').Replace('｝', '}').Replace('－', '-');

    [GeneratedRegex(@" --d ([0-9+,]+)", RegexOptions.IgnoreCase)]
    private static partial Regex SeedPart();

    [GeneratedRegex(@"\{(.+?)\}")]
    private static partial Regex Variants();

    [GeneratedRegex(@"\\[()\[\]\\]|\\|[()\[\]]")]
    private static partial Regex Escapes();
}
