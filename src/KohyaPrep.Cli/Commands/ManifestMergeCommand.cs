using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>manifest merge</c>: the parts of <c>prepare --shard</c> to one training set.</summary>
internal static class ManifestMergeCommand
{
    private const string Description = """
        Joins the parts that `prepare --shard` made to the training set that `prepare` alone would have made, byte for byte. All parts must be
        there and finished. Rules look at the whole set now; every file of a part is held against its hash, and what is damaged, changed since or
        not there is made here. The parts are removed at the end.

        Examples:
          kohyaprep manifest merge punks.yaml
          kohyaprep manifest merge punks.yaml --dry-run
        """;

    public static Command Create(Terminal terminal)
    {
        PrepareArguments prepare = new();
        Option<bool> keep = new("--keep") { Description = "Leave the folder of the parts. The files that were taken from it are gone from there." };
        Command command = new("merge", Description) { keep };
        prepare.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            RecipeReading reading = prepare.Recipe.Read(parse);
            if (reading.Recipe is not { } recipe)
                return Task.FromResult((int)prepare.Refuse(terminal, parse, reading.Findings));
            (IReadOnlyList<string> parts, Manifest known) = PreparationParts.Find(recipe, ShownPath.Of);
            ExitCode code = prepare.Run(terminal, parse, reading, new DatasetReading { Known = known }, parts, cancellation);
            if (code == ExitCode.Done && !parse.GetValue(keep) && !prepare.IsDryRun(parse))
                PreparationParts.Remove(recipe);
            return Task.FromResult((int)code);
        });
        return command;
    }
}
