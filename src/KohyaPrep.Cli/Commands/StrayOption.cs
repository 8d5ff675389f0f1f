using System.CommandLine;
using System.CommandLine.Parsing;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Cli.Commands;

/// <summary>
/// A word that looks like an option and is none of the command's. The parser takes it as an argument, so that
/// <c>demo --forc</c> would fill a folder of that name. A name that begins with a dash goes after <c>--</c>.
/// </summary>
internal static class StrayOption
{
    /// <summary>What is wrong with the command line; null for nothing.</summary>
    public static string? Complaint(ParseResult parse)
    {
        for (int i = 0; i < parse.Tokens.Count && parse.Tokens[i].Type != TokenType.DoubleDash; i++)
        {
            Token token = parse.Tokens[i];
            bool isValue = i > 0 && parse.Tokens[i - 1].Type == TokenType.Option;
            if (token.Type != TokenType.Argument || isValue || token.Value.Length < 2 || token.Value[0] != '-')
                continue;
            string meant = Nearest.Of(token.Value, parse.CommandResult.Command.Options.Select(option => option.Name)) is { } near ? $" Did you mean '{near}'?" : "";
            return $"There is no option '{token.Value}'.{meant} A name that begins with a dash goes after '--'.";
        }

        return null;
    }
}
