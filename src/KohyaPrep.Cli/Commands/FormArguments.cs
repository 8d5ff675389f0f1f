using System.CommandLine;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options that say in which form someone's settings are.</summary>
/// <param name="name">Of the option for the form.</param>
/// <param name="of">What the form is of, as the help says it.</param>
internal sealed class FormArguments(string name = "--from", string of = "The form of the input")
{
    private readonly Option<string?> form = new(name)
    {
        Description = $"{of}, when it is not to be found out: {string.Join(", ", FormWords.Readable)}.",
        HelpName = "FORM",
    };

    private readonly Option<string?> tab = new("--tab") { Description = "For the GUI's JSON: lora, dreambooth or finetune.", HelpName = "TAB" };

    public void AddTo(Command command)
    {
        form.AcceptOnlyFromAmong([.. FormWords.Readable]);
        tab.AcceptOnlyFromAmong("lora", "dreambooth", "finetune");
        command.Options.Add(form);
        command.Options.Add(tab);
    }

    /// <summary>The form that the user names; null where it is to be found out.</summary>
    public SettingsForm? FormOf(ParseResult parse) => parse.GetValue(form) is { } word ? FormWords.ToForm(word) : null;

    /// <summary>The GUI's tab that the user names; null where it is to be found out.</summary>
    public string? TabOf(ParseResult parse) => parse.GetValue(tab);
}
