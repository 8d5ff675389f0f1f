using System.CommandLine;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Cli.Commands;

/// <summary>What is wrong with a command line, with the word that was meant where one is near.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parse)
    {
        if (parse.UnmatchedTokens.Count == 0)
            return [.. parse.Errors.Select(error => error.Message)];
        Command command = parse.CommandResult.Command;
        IEnumerable<string> known =
        [
            .. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name),
            .. command.Options.Select(option => option.Name),
        ];
        return [.. parse.UnmatchedTokens.Select(token => Nearest.Of(token, known) is { } meant
            ? $"'{token}' is not known here. Did you mean '{meant}'?"
            : $"'{token}' is not known here.")];
    }
}
