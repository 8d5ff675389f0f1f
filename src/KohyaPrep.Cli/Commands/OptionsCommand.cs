using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config options</c>: searches and explains the trainer's options.</summary>
internal static class OptionsCommand
{
    private const string Description = """
        Searches the trainer's options by name, by what they do and by other words for them, and explains what it finds: type,
        default, choices, meaning, usual values, what an option needs and what it conflicts with, and the scripts that have it.

        Examples:
          kohyaprep config options network_dim
          kohyaprep config options rank
          kohyaprep config options learning rate --script sdxl_train
          kohyaprep config options --script train_db
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> words = new("WORD") { Description = "What to look for; all options when left out.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> script = new("--script") { Description = "Only the options of this script, such as train_network.", HelpName = "SCRIPT" };
        Option<bool> json = new("--json") { Description = "Print what is found as one JSON array (its form is in docs/trainer-versions.md)." };
        Command command = new("options", Description) { words, script, json };
        command.SetAction(parse =>
        {
            OptionCatalogue catalogue = OptionCatalogue.Current;
            string? name = ScriptOf(catalogue, parse.GetValue(script));
            string[] wanted = [.. (parse.GetValue(words) ?? []).Select(word => word.TrimStart('-'))];
            IReadOnlyList<OptionEntry> found = OptionSearch.Find(catalogue, name, wanted);
            if (found.Count == 0)
                throw new KohyaPrepException(NothingFound(catalogue, name, wanted));
            if (parse.GetValue(json))
                OptionJson.Write(terminal.Results, found, name);
            else
                OptionText.Write(terminal, catalogue, found, name, TextColumns.Width);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string? ScriptOf(OptionCatalogue catalogue, string? given)
    {
        if (given is null)
            return null;
        string name = given.EndsWith(".py", StringComparison.Ordinal) ? given[..^3] : given;
        if (catalogue.Scripts.Contains(name))
            return name;
        string guess = Nearest.Of(name, catalogue.Scripts) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", catalogue.Scripts)}.";
        throw new KohyaPrepException($"'{given}' is not a training script of sd-scripts {catalogue.Version}. {guess}");
    }

    private static string NothingFound(OptionCatalogue catalogue, string? script, string[] words)
    {
        string text = string.Join(' ', words);
        string where = script is null ? "" : $" of {script}.py";
        if (script is not null && catalogue.ScriptsWith(text) is { Count: > 0 } others)
            return $"'{text}' is not an option{where}, but of {string.Join(", ", others)}.";
        IReadOnlyList<string> near = OptionSearch.Nearest(catalogue, script, words);
        string guess = near.Count == 0
            ? "Leave the word out to see all."
            : $"Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?";
        return $"No option{where} matches '{text}'. {guess}";
    }
}
