using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Generations;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Generations;
using KohyaPrep.Launching.Preflights;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>generate</c>: draws the pictures that checkpoints are judged by.</summary>
internal static class GenerateCommand
{
    private const string Description = """
        Draws a picture of each original's caption with every checkpoint of a training, through gen_img.py of sd-scripts: same prompts, same
        seeds, canvas size, LoRA at weight 1.0, ControlNet at 0.8 along the edge maps. A folder for each checkpoint; each picture bears its
        original's name, so that `finish` and `score` pair them by themselves. Pictures that are there already are not drawn again.

        Examples:
          kohyaprep generate punks.yaml --dry-run
          kohyaprep generate punks.yaml --sd-scripts ../sd-scripts --limit 16
          kohyaprep generate latest --checkpoint punks-000008
          kohyaprep generate punks.yaml --prompts prompts.txt --variants 4
        """;

    public static Command Create(Terminal terminal)
    {
        GenerateArguments arguments = new();
        Command command = new("generate", Description);
        arguments.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            (GenerationPlan? plan, IReadOnlyList<string> checkpoints, IReadOnlyList<GenerationPrompt> prompts, IReadOnlyList<Finding> findings) =
                arguments.Read(parse, terminal, cancellation);
            if (plan is null)
            {
                FindingText.Write(terminal.Results, findings);
                return (int)ExitCode.Findings;
            }

            if (parse.GetValue(arguments.DryRun))
            {
                foreach (GenerationJob job in checkpoints.SelectMany(checkpoint => plan.Jobs(checkpoint, prompts)))
                    terminal.Results.WriteLine(ShellLine.Of(job.Launch));
                return (int)ExitCode.Done;
            }

            int drawn = 0;
            foreach (string checkpoint in checkpoints)
            {
                IReadOnlyList<GenerationPrompt> missing = DrawnPictures.Missing(plan.PictureFolder(checkpoint), prompts);
                foreach (GenerationJob job in missing.Count == 0 ? [] : plan.Jobs(checkpoint, missing))
                {
                    IReadOnlyList<Finding> lacking = Preflight.Check(job.Launch);
                    if (lacking.Any(finding => finding.Severity == Severity.Error))
                    {
                        FindingText.Write(terminal.Results, lacking);
                        return (int)ExitCode.MachineLacks;
                    }

                    terminal.Say($"{job.Checkpoint}: drawing {Amount.Of(job.Prompts.Count, "picture")}; log: {ShownPath.Of(job.Launch.LogFile)}");
                    try
                    {
                        ProgressBar.Run(terminal, job.Checkpoint, progress =>
                        {
                            GenerationRun.RunAsync(job, progress, cancellation).GetAwaiter().GetResult();
                            return 0;
                        });
                    }
                    catch (OperationCanceledException)
                    {
                        terminal.Say($"kohyaprep: interrupted; what is drawn stays, and the same command goes on with the rest.");
                        return (int)ExitCode.Interrupted;
                    }

                    drawn += job.Prompts.Count;
                }
            }

            Told(terminal, plan, checkpoints.Count, prompts.Count, drawn);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Told(Terminal terminal, GenerationPlan plan, int checkpoints, int prompts, int drawn)
    {
        string there = drawn == checkpoints * prompts ? "" : $"; {Amount.Of((checkpoints * prompts) - drawn, "picture was", "pictures were")} there already";
        terminal.Results.WriteLine($"{ShownPath.Of(plan.Root)}: {Amount.Of(drawn, "picture")} drawn by {Amount.Of(checkpoints, "checkpoint")}{there}.");
        terminal.Results.WriteLine($"Compare the checkpoints: kohyaprep score --epochs {ShownPath.AsArgument(plan.Root)} {ShownPath.AsArgument(plan.Recipe.Dataset.Images)}");
    }
}
