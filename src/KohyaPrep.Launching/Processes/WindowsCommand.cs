using System.Collections;
using KohyaPrep.Core.CommandLines;

namespace KohyaPrep.Launching.Processes;

/// <summary>Arguments and environment in the form in which Windows hands them to a new process: one line, and one block.</summary>
internal static class WindowsCommand
{
    /// <summary>A line that the C runtime, and so Python, takes apart into these words again.</summary>
    public static string Line(string executable, IEnumerable<string> arguments)
    {
        // The program's name is read by simpler rules, up to the next quote; a path holds none.
        return string.Join(' ', [$"\"{executable}\"", .. arguments.Select(Word)]);
    }

    /// <summary>The variables of this process and those given, which go first, sorted as Windows wants them, each closed by a NUL, and all by another.</summary>
    public static string Environment(IReadOnlyDictionary<string, string> given)
    {
        SortedDictionary<string, string> variables = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        foreach ((string name, string value) in given)
            variables[name] = value;
        return string.Concat(variables.Select(variable => $"{variable.Key}={variable.Value}\0")) + '\0';
    }

    private static string Word(string argument) =>
        argument.Length > 0 && argument.AsSpan().IndexOfAny(" \t\n\v\"") < 0 ? argument : WindowsQuotation.Of(argument);
}
