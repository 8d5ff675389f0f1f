using System.Text.Json;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>The list of everything in a bundle, by which the place checks it, and what it needs to know of the run.</summary>
public static class BundleManifest
{
    public const string Name = "manifest.json";

    /// <param name="files">Of the bundle, without the manifest.</param>
    /// <param name="dataset">Inside of <c>dataset.zip</c>.</param>
    /// <param name="madeBy">Program and version.</param>
    public static string Write(PlacedRun run, IReadOnlyList<HashedFile> files, IEnumerable<HashedFile> dataset, string madeBy) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("form", 1);
        json.WriteString("made_by", madeBy);
        json.WriteString("name", run.Name);
        json.WriteString("place", Words.Places[(int)run.Place]);
        if (run.Place != Place.CivitAi)
            WriteRun(json, run);
        // A notebook is saved where it lies when it is run, so the place must not ask for the one that was packed.
        WriteFiles(json, "files", files.Where(file => !IsNotebook(file)));
        WriteFiles(json, "notebooks", files.Where(IsNotebook));
        WriteFiles(json, "dataset", dataset);
        json.WriteEndObject();
    });

    private static void WriteRun(Utf8JsonWriter json, PlacedRun run)
    {
        string path = run.Run.Checkpoints[^1].Path;
        json.WriteString("script", run.Files.Script.Name);
        json.WriteString("output_name", OutputName(run));
        json.WriteString("save_extension", Path.GetExtension(path));
        json.WriteNumber("steps", run.Run.Steps);
        json.WriteNumber("steps_per_epoch", run.Run.StepsPerEpoch);
        json.WriteNumber("epochs", run.Run.Epochs);

        // Only the LoRA scripts read the step of a state that they resume from (train_network.py:946).
        json.WriteBoolean("knows_its_step", run.Files.Script.TrainsNetwork);
        json.WriteNumber("bytes_needed", run.Run.PeakBytes);
        if (run.GpuGibibytes is { } memory)
            json.WriteNumber("gpu_gib_needed", Math.Round(memory, 1));
        json.WriteNumber("processes", run.Recipe.Launch.Processes);
        json.WriteNumber("nodes", run.Recipe.Launch.Nodes);
        json.WritePropertyName("trainer");
        run.Pins.Write(json);
        json.WriteStartObject("model");
        foreach ((string key, string? value) in (ReadOnlySpan<(string, string?)>)[("file", run.Model.File), ("hub", run.Model.Hub), ("sha256", run.Model.Sha256), ("from", run.Model.From)])
        {
            if (value is not null)
                json.WriteString(key, value);
        }

        if (run.Model.Bytes is { } bytes)
            json.WriteNumber("bytes", bytes);
        json.WriteEndObject();
    }

    private static bool IsNotebook(HashedFile file) => file.Path.EndsWith(".ipynb", StringComparison.Ordinal);

    private static string OutputName(PlacedRun run) =>
        run.Files.Find("output_name")?.Value is Trainer.SettingValue.Text text ? text.Value : run.Recipe.Name;

    private static void WriteFiles(Utf8JsonWriter json, string key, IEnumerable<HashedFile> files)
    {
        json.WriteStartObject(key);
        foreach (HashedFile file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            json.WriteStartObject(file.Path);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
