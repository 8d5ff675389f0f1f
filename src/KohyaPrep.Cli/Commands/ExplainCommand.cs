using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>explain</c>: what a finding's code means.</summary>
internal static class ExplainCommand
{
    private const string Description = """
        Explains a finding by its code or name, or lists all of them.

        Examples:
          kohyaprep explain IMG007
          kohyaprep explain orphan-caption
          kohyaprep explain
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> code = new("CODE") { Description = "A code or name; all when left out.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("explain", Description) { code };
        command.SetAction(parse =>
        {
            if (parse.GetValue(code) is not { } word)
            {
                foreach (Rule rule in RuleCatalogue.All)
                    terminal.Results.WriteLine($"{rule.Code}  {rule.Name,-24} {rule.Summary}");
                return (int)ExitCode.Done;
            }

            if (RuleCatalogue.Find(word) is { } found)
            {
                terminal.Results.WriteLine(RuleText.Explain(found).TrimEnd());
                return (int)ExitCode.Done;
            }

            throw new KohyaPrepException(RuleText.Unknown(word).TrimEnd());
        });
        return command;
    }
}
