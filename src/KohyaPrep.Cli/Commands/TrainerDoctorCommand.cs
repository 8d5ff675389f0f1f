using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Launching.Machines;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>trainer doctor</c>: whether this machine could train a recipe, and what it lacks.</summary>
internal static class TrainerDoctorCommand
{
    private const string Description = """
        Looks at this machine with the eyes of the trainer: GPU and driver, Python, PyTorch and its CUDA, the packages that the
        trainer pins and those that the recipe needs, accelerate's settings, the version of sd-scripts, room on the disk, and the base
        model's header. Nothing is changed. Each line says what was found, what is needed, and what to do. Ends with 3 when the recipe
        (or, without one, any training) could not run here.

        Examples:
          kohyaprep trainer doctor
          kohyaprep trainer doctor punks.yaml --sd-scripts ../sd-scripts
          kohyaprep trainer doctor punks.yaml --model models/pixnite.safetensors --json
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        recipe.Recipe.Arity = ArgumentArity.ZeroOrOne;
        TrainerPlaceArguments place = new();
        Option<bool> json = new("--json") { Description = "Print one JSON object (its form is in docs/trainer.md)." };
        Command command = new("doctor", Description) { json };
        recipe.AddTo(command);
        place.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            DoctorRequest request;
            MachineNeeds needs = MachineNeeds.OfAny;
            IReadOnlyList<Finding> model = [];
            if (parse.GetValue(recipe.Recipe) is null)
            {
                request = WithoutRecipe(place, parse);
            }
            else
            {
                (PreparationPlan? plan, IReadOnlyList<Finding> findings) = recipe.Plan(parse, terminal, cancellation, false, place.Overrides(parse));
                if (plan?.Files is not { } files)
                {
                    FindingText.Write(terminal.Results, findings);
                    return (int)ExitCode.Findings;
                }

                RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, files);
                LaunchPlan launch = RecipeLaunch.Of(plan.Recipe, files, run);
                string? file = (plan.Model as ModelSource.OnDisk)?.Path;
                string settings = ShownPath.Of(Path.Combine(plan.Recipe.Output, TrainerFileSet.AcceleratePath));
                request = new DoctorRequest(
                    Path.GetDirectoryName(launch.Script)!,
                    launch.Executable,
                    launch.Script,
                    AccelerateFacts.Read(settings, files.TextOf(TrainerFileSet.AcceleratePath)!),
                    launch.OutputFolder,
                    launch.CheckpointBytes,
                    file);
                needs = MachineNeedsReader.Read(plan.Recipe, files, run);
                model = plan.Model is ModelSource.Missing missing ? [ModelMissing.Rule.Of(plan.Recipe, missing) with { Severity = Severity.Error }] : [];
            }

            MachineFacts facts = await Doctor.ExamineAsync(request, cancellation);
            IReadOnlyList<MachineLine> lines = MachineChecks.Run(new Machine(facts, needs), model);
            if (parse.GetValue(json))
                DoctorJson.Write(terminal.Results, lines);
            else
                DoctorText.Write(terminal, lines);
            return (int)(lines.Any(line => line.Severity == Severity.Error) ? ExitCode.MachineLacks : ExitCode.Done);
        });
        return command;
    }

    private static DoctorRequest WithoutRecipe(TrainerPlaceArguments place, ParseResult parse)
    {
        string scripts = Path.GetFullPath(parse.GetValue(place.Scripts) ?? RecipeLaunch.UnknownSdScripts);
        return new DoctorRequest(
            scripts, place.PythonOf(parse) ?? RecipeLaunch.PythonOf(scripts), Path.Combine(scripts, "train_network.py"), null, Directory.GetCurrentDirectory(), null, place.ModelOf(parse));
    }
}
