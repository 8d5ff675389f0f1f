using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Commands;

/// <summary>The arguments of a verb that takes settings in any form.</summary>
internal sealed class SettingsArguments(string name = "FILE")
{
    private readonly Argument<string> file = new(name) { Description = "Settings in any form." };

    private readonly Option<string?> from = new("--from")
    {
        Description = $"The form of the input, when it is not to be found out: {string.Join(", ", FormWords.Readable)}.",
        HelpName = "FORM",
    };

    private readonly Option<string?> tab = new("--tab") { Description = "For the GUI's JSON: lora, dreambooth or finetune.", HelpName = "TAB" };

    private readonly Option<string?> script = new("--script") { Description = "The script that the settings are for.", HelpName = "SCRIPT" };

    public void AddTo(Command command)
    {
        from.AcceptOnlyFromAmong([.. FormWords.Readable]);
        tab.AcceptOnlyFromAmong("lora", "dreambooth", "finetune");
        command.Arguments.Add(file);
        command.Options.Add(from);
        command.Options.Add(tab);
        command.Options.Add(script);
    }

    public string? TabOf(ParseResult parse) => parse.GetValue(tab);

    /// <summary>Without <c>.py</c>; null where it was not given.</summary>
    public string? ScriptOf(ParseResult parse) => parse.GetValue(script) is { } given ? ScriptNames.Plain(given) : null;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="Core.KohyaPrepException">There is no such file.</exception>
    public SettingsReading Read(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        string shown = parse.GetValue(file)!;
        SettingsSource source = new(shown, parse.GetValue(from) is { } form ? FormWords.ToForm(form) : null, TabOf(parse));
        return SettingsReader.Read(Path.GetFullPath(shown), source);
    }
}
