using System.Globalization;
using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>The texts of a bundle: the trainer's files, the code that runs there, the scripts of the place, and what to do with them.</summary>
public static class PlaceFiles
{
    /// <summary>In ordinal order of their paths; without the dataset and the manifest, which are made when it is packed.</summary>
    public static IReadOnlyList<TrainerFile> Of(PlacedRun run) =>
    [
        .. (run.Place == Place.CivitAi ? CivitAiFiles.Of(run) : Common(run).Concat(Own(run))).OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<TrainerFile> Common(PlacedRun run) =>
        run.Files.Files.Concat(PlaceTexts.In("place").Select(path => new TrainerFile(path, PlaceTexts.Of(path))));

    private static IEnumerable<TrainerFile> Own(PlacedRun run)
    {
        Dictionary<string, string> values = Values(run);
        string folder = Words.Places[(int)run.Place];
        yield return new TrainerFile("README.md", PlaceTexts.Of($"{folder}/README.md", values));
        switch (run.Place)
        {
            case Place.Colab:
                yield return new TrainerFile($"{run.Name}.ipynb", Notebook.Of(PlaceTexts.Of("colab/notebook.py", values)));
                break;
            case Place.Slurm:
                foreach (string script in (string[])["job.sbatch", "prepare.sbatch"])
                    yield return new TrainerFile(script, PlaceTexts.Of($"slurm/{script}", values));
                break;
            case Place.RunPod:
                foreach (string script in (string[])["create-pod.sh", "fetch.sh", "start.sh", "upload.sh"])
                    yield return new TrainerFile(script, PlaceTexts.Of($"runpod/{script}", values));
                yield return new TrainerFile("pod.json", PodRequest.Write(run));
                break;
            case Place.SkyPilot:
                yield return new TrainerFile("task.yaml", PlaceTexts.Of("skypilot/task.sky", values));
                yield return new TrainerFile("prepare.yaml", PlaceTexts.Of("skypilot/prepare.sky", values));
                break;
        }
    }

    private static Dictionary<string, string> Values(PlacedRun run)
    {
        LaunchSection launch = run.Recipe.Launch;
        int shares = Math.Clamp(run.Run.Pictures / 1000, 2, 16);
        string drive = launch.Storage ?? $"/content/drive/MyDrive/kohyaprep/{run.Name}";
        string byHand = run.Place switch
        {
            Place.Colab => "`models` in that folder, or in `MyDrive/kohyaprep/models` for all bundles",
            Place.RunPod => "`models` in this folder on the volume",
            Place.SkyPilot => $"`models` in this folder, or at `{run.Name}/models` in the bucket",
            _ => "`models` in this folder, or name it in `KOHYAPREP_MODEL`",
        };
        return new Dictionary<string, string>
        {
            ["name"] = run.Name,
            ["title"] = OneLine(run.Title),
            ["recipe"] = OneLine(Path.GetFileName(run.Recipe.File)),
            ["summary"] = string.Create(CultureInfo.InvariantCulture, $"{run.Run.Pictures} pictures, {run.Run.Steps} steps in {run.Run.Epochs} epochs"),
            ["ref"] = run.Pins.Ref,
            ["model"] = run.Model.Advice(byHand),
            ["model_from"] = Quoted(run.Model.From ?? ""),
            ["drive"] = Quoted(drive),
            ["nodes"] = Number(launch.Nodes),
            ["gpus"] = run.Place == Place.Slurm && launch.Gpu is { } card ? $"{card}:{launch.Processes}" : Number(launch.Processes),
            ["cpus"] = Number(4 * launch.Processes),
            ["hours"] = Number(launch.Hours),
            ["further"] = string.Join('\n', launch.Further.Select(option => "#SBATCH " + OneLine(option))),
            ["accelerators"] = Quoted($"{launch.Gpu ?? "L4"}:{launch.Processes}"),
            ["disk"] = Number(DiskGigabytes(run)),
            ["bucket"] = Quoted(launch.Storage ?? ""),
            ["shares"] = Number(shares),
            ["last_share"] = Number(shares - 1),
            ["target"] = ShellLine.Quote($"s3://{launch.Storage}/kohyaprep/{run.Name}/"),
        };
    }

    /// <summary>Room for the trainer's environment, the model, the dataset and what the run saves.</summary>
    internal static long DiskGigabytes(PlacedRun run) => 40 + (((run.Model.Bytes ?? 8_000_000_000) + run.Run.PeakBytes) / 1_000_000_000 * 12 / 10);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text as JSON has it, which YAML and Python read alike.</summary>
    internal static string Quoted(string text)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
            json.WriteStringValue(text);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static string OneLine(string text) => string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
