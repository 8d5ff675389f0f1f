using Spectre.Console;

namespace KohyaPrep.Cli.Output;

/// <summary>Where results and messages go: results to standard output, everything else to standard error.</summary>
/// <param name="results">Standard output.</param>
/// <param name="messages">Standard error.</param>
/// <param name="isInteractive">Whether messages go to a terminal, so that bars may be drawn.</param>
/// <param name="usesColour">Whether results may be coloured.</param>
internal sealed class Terminal(TextWriter results, TextWriter messages, bool isInteractive, bool usesColour)
{
    public TextWriter Results { get; } = results;

    public bool IsInteractive { get; } = isInteractive;

    public bool UsesColour { get; } = usesColour;

    /// <summary>A console that bars are drawn on; what is written above a bar must go through the same one.</summary>
    public IAnsiConsole Bars()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(messages),
            Ansi = IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = UsesColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    public static Terminal OfThisProcess()
    {
        bool mayColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(
            Console.Out,
            Console.Error,
            !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            mayColour && !Console.IsOutputRedirected);
    }

    /// <summary>A line for people, beside the results.</summary>
    public void Say(string line) => messages.WriteLine(line);

    /// <summary>A word of a result in bold, where that can be shown.</summary>
    public string Bold(string text) => UsesColour ? $"\e[1m{text}\e[0m" : text;

    /// <summary>A word of a result in a quiet colour, where that can be shown.</summary>
    public string Faint(string text) => UsesColour ? $"\e[2m{text}\e[0m" : text;
}
