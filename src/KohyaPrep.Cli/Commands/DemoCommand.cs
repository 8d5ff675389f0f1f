using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>demo</c>: the whole main job on the bundled sample.</summary>
internal static class DemoCommand
{
    private const string Description = """
        Does the whole job on the bundled sample of 204 pixel-art portraits, for three recipes: a LoRA on SD 1.5 at their own 24×24,
        an SDXL ControlNet on Canny edges, and DreamBooth on SD 1.5. Needs no GPU, no Python and no network.

        Example:
          kohyaprep demo /tmp/demo
        """;

    private static readonly string[] Recipes = ["lora-sd15", "controlnet-sdxl", "dreambooth-sd15"];

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("DIR") { Description = "The folder to write to.", DefaultValueFactory = _ => "kohyaprep-demo" };
        Command command = new("demo", Description) { folder };
        command.SetAction((parse, cancellation) =>
        {
            string root = Path.GetFullPath(parse.GetValue(folder)!);
            CopySample(root, cancellation);
            foreach (string name in Recipes)
                Do(terminal, root, name, cancellation);
            string recipe = ShownPath.AsArgument(Path.Combine(root, Recipes[0] + ".yaml"));
            PlanText.Next(
                terminal,
                $"kohyaprep check {recipe}",
                $"kohyaprep plan {recipe} --set training.epochs=20",
                $"kohyaprep train {recipe} --sd-scripts DIR --model FILE",
                "kohyaprep new --list");
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void Do(Terminal terminal, string root, string name, CancellationToken cancellation)
    {
        RecipeReading reading = RecipeReader.Read(Path.Combine(root, name + ".yaml"));
        PreparationPlan? plan = reading.Recipe is null ? null : Preparation.Plan(reading, ShownPath.Of, false, null, cancellation);
        if (plan?.Files is null)
        {
            FindingText.Write(terminal.Results, plan?.Findings ?? reading.Findings);
            throw new KohyaPrepException($"{ShownPath.Of(root)}: something else lies there, so the demo cannot be made. Choose an empty folder.");
        }

        RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, plan.Files);
        OutputResult result = Preparation.Write(plan, false, null, cancellation);
        PlanText.Title(terminal, plan);
        PlanText.Found(terminal, plan);
        PlanText.Written(terminal, plan, result);
        PlanText.Trainer(terminal, run);
        PlanText.Saves(terminal, run);
        PlanText.Launch(terminal, plan, run);
        terminal.Results.WriteLine();
    }

    /// <summary>The sample and the recipes, as a user's own folder would have them.</summary>
    private static void CopySample(string root, CancellationToken cancellation)
    {
        if (!Directory.Exists(Sample.Images))
            throw new KohyaPrepException($"{Sample.Images}: the bundled sample is missing beside the program. Install it again.", ExitCode.MachineLacks);
        List<OutputJob> jobs = [.. Directory.EnumerateFiles(Sample.Images).Order(StringComparer.Ordinal).Select(file => OutputJob.Of($"punks/{Path.GetFileName(file)}", File.ReadAllBytes(file)))];
        jobs.AddRange(Recipes.Select(name => OutputJob.Of(
            name + ".yaml",
            System.Text.Encoding.UTF8.GetBytes(RecipeText.Of(name, root, Path.Combine(root, "punks"), null, "pixel art portrait of a punk")))));
        new OutputFolder(root).Apply(new OutputRequest(jobs), null, cancellation);
    }
}
