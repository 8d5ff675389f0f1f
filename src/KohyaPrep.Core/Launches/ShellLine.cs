using System.Buffers;
using System.Text;

namespace KohyaPrep.Core.Launches;

/// <summary>A launch written as one line for a POSIX shell, to be read, copied or put into a script.</summary>
public static class ShellLine
{
    private static readonly SearchValues<char> Bare =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+:,./-");

    /// <summary><c>cd FOLDER &amp;&amp; NAME=value … program argument …</c></summary>
    /// <exception cref="ArgumentException">A variable's name is none that a shell can set.</exception>
    public static string Of(LaunchPlan plan)
    {
        StringBuilder line = new();
        // `cd -` is the previous folder, even after `--`.
        string folder = plan.WorkingDirectory.StartsWith('-') ? "./" + plan.WorkingDirectory : plan.WorkingDirectory;
        line.Append("cd ").Append(Quote(folder)).Append(" &&");
        foreach ((string name, string value) in plan.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!IsVariableName(name))
                throw new ArgumentException($"'{name}' is not the name of a shell variable.", nameof(plan));
            line.Append(' ').Append(name).Append('=').Append(Quote(value));
        }

        line.Append(' ').Append(Quote(plan.Executable));
        foreach (string argument in plan.Arguments)
            line.Append(' ').Append(Quote(argument));
        return line.ToString();
    }

    /// <summary>A word that the shell reads back as exactly this text.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Bare) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static bool IsVariableName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
