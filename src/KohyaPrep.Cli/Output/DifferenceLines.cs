using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Output;

/// <summary>Lines of a text that go in red behind a minus, lines that come in green behind a plus.</summary>
internal static class DifferenceLines
{
    public static void Write(Terminal terminal, IReadOnlyList<LineChange> lines)
    {
        foreach (LineChange line in lines)
        {
            if (line.Before is not null)
                terminal.Results.WriteLine(Coloured(terminal, $"  - {line.Before}", 31));
            if (line.After is not null)
                terminal.Results.WriteLine(Coloured(terminal, $"  + {line.After}", 32));
        }
    }

    private static string Coloured(Terminal terminal, string text, int colour)
    {
        string plain = string.Concat(text.Select(letter => char.IsControl(letter) && letter != '\t' ? '\ufffd' : letter));
        return terminal.UsesColour ? $"\e[{colour}m{plain}\e[0m" : plain;
    }
}
