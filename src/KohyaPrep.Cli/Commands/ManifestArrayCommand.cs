using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>manifest array</c>: the scripts by which a cluster prepares a set in parts.</summary>
internal static class ManifestArrayCommand
{
    private const string Description = """
        Writes the scripts by which a cluster prepares a large set in parts: an array of jobs, each of which runs `prepare --shard`, and a job that
        joins the parts with `manifest merge`. Nothing else runs in between.

        Examples:
          kohyaprep manifest array punks.yaml --on slurm --shards 64
          kohyaprep manifest array punks.yaml --on skypilot --shards 8 --set launch.storage=s3://my-bucket
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        Option<string> place = new("--on") { Description = "Where the jobs run: slurm or skypilot.", Required = true, HelpName = "PLACE" };
        place.AcceptOnlyFromAmong("slurm", "skypilot");
        Option<int> shards = new("--shards") { Description = "How many parts.", Required = true, HelpName = "N" };
        shards.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out int count) || count is < 1 or > Core.Datasets.Shard.Most))
                result.AddError($"--shards takes a number from 1 to {Core.Datasets.Shard.Most}.");
        });
        Option<string?> output = new("--out") { Description = "The folder of the scripts, when not the recipe's. Jobs are submitted there.", HelpName = "DIR" };
        Option<bool> force = new("--force") { Description = "Replace scripts of these names." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the scripts; write nothing." };
        Command command = new("array", Description) { place, shards, output, force, dryRun };
        recipe.AddTo(command);
        command.SetAction(parse =>
        {
            RecipeReading reading = recipe.Read(parse);
            if (reading.Recipe is null)
            {
                FindingText.Write(terminal.Results, reading.Findings);
                return (int)ExitCode.Findings;
            }

            string file = Path.GetFullPath(parse.GetValue(recipe.Recipe)!);
            string folder = Path.GetFullPath(parse.GetValue(output) ?? Path.GetDirectoryName(file)!);
            Place where = (Place)Array.IndexOf([.. Words.Places], parse.GetValue(place)!);
            foreach (TrainerFile script in ArrayFiles.Of(reading.Recipe, Path.GetRelativePath(folder, file), where, parse.GetValue(shards)))
            {
                string path = Path.Combine(folder, script.Path);
                if (parse.GetValue(dryRun))
                    terminal.Results.WriteLine($"# {ShownPath.Of(path)}\n{script.Text}");
                else
                {
                    WholeFile.Write(path, script.Text, parse.GetValue(force));
                    terminal.Results.WriteLine(ShownPath.Of(path));
                }
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
