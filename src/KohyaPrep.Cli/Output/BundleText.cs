using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Output;

/// <summary>What a bundle is, and what to do with it.</summary>
internal static class BundleText
{
    public static void Plan(Terminal terminal, PlacedRun run, IReadOnlyList<TrainerFile> texts, string target)
    {
        terminal.Results.WriteLine(terminal.Bold($"{ShownPath.Of(target)}: a bundle for {Words.Title(run.Place)}"));
        foreach (string path in texts.Select(text => text.Path).Concat(["dataset.zip", BundleManifest.Name]).Order(StringComparer.Ordinal))
            terminal.Results.WriteLine($"  {path}");
    }

    public static void Written(Terminal terminal, PlacedRun run, string target, int files, long bytes)
    {
        terminal.Results.WriteLine(terminal.Bold($"{ShownPath.Of(target)}: a bundle for {Words.Title(run.Place)}, {Amount.Of(files, "file")}, {Amount.Bytes(bytes)}"));
        terminal.Results.WriteLine($"  {Amount.Of(run.Run.Pictures, "picture")}, {Amount.Of(run.Run.Steps, "step")}, sd-scripts {run.Pins.Ref}; every file's hash is in {BundleManifest.Name}");
        terminal.Results.WriteLine($"  next: {Next(run)}");
        terminal.Results.WriteLine($"  all of it, step by step: {ShownPath.Of(Path.Combine(target, "README.md"))}");
    }

    private static string Next(PlacedRun run) => run.Place switch
    {
        Place.Colab => $"upload the folder to Drive as MyDrive/kohyaprep/{run.Name}, open {run.Name}.ipynb there, Run all",
        Place.RunPod => "./upload.sh, then ./create-pod.sh",
        Place.Slurm => "sbatch job.sbatch, in that folder",
        Place.SkyPilot => "sky jobs launch task.yaml, in that folder",
        _ => "drop dataset.zip into the trainer's page, and enter what settings.html says",
    };
}
