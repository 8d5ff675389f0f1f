using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Generations;

/// <summary>A picture that is to be drawn.</summary>
/// <param name="Name">Of its file, without extension.</param>
/// <param name="Text">As gen_img.py reads it, options that the text carries itself included.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="EdgeMap">The guide for a ControlNet, absolute; null for none.</param>
public sealed record GenerationPrompt(string Name, string Text, long Seed, int Width, int Height, string? EdgeMap)
{
    /// <summary>The script saves by the extension.</summary>
    public string FileName => Name + ".png";

    /// <summary>The line of the prompt file (gen_img.py:2741-2979). An option that the text carries itself is left to it.</summary>
    /// <param name="negative">Empty for none.</param>
    public string Line(string negative)
    {
        HashSet<string> own = [.. Text.Split(" --").Skip(1).Select(part => part.Split(' ')[0].ToLowerInvariant())];
        // A line that begins with # is left out; the script looks at its first letter before it strips it.
        StringBuilder line = new(Text.StartsWith('#') ? " " : "");
        line.Append(Text);
        Add("n", negative);
        Add("w", Width.ToString(CultureInfo.InvariantCulture));
        Add("h", Height.ToString(CultureInfo.InvariantCulture));
        Add("d", Seed.ToString(CultureInfo.InvariantCulture));
        Add("f", FileName);
        return line.ToString();

        void Add(string option, string value)
        {
            if (value.Length > 0 && !own.Contains(option))
                line.Append(" --").Append(option).Append(' ').Append(value);
        }
    }
}
