using System.Text.Json;
using KohyaPrep.Core.Models;
using KohyaPrep.Launching.Models;

namespace KohyaPrep.Launching.States;

/// <summary>
/// Judges a state that a run could be resumed from. Its files are written in place, one after the other, and a damaged one is
/// found out only after the whole model has been loaded.
/// </summary>
public static class StateFolder
{
    /// <summary>The file that is written last.</summary>
    internal const string LastFile = "random_states_0.pkl";

    /// <summary>What is wrong with the state; null when it is whole.</summary>
    public static string? Trouble(string folder)
    {
        if (!Directory.Exists(folder))
            return "there is no such folder";
        try
        {
            return TroubleOfMarks(folder) ?? TroubleOfFiles(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static string? TroubleOfMarks(string folder)
    {
        string[] models = [.. Directory.EnumerateFiles(folder, "model*.safetensors"), .. Directory.EnumerateFiles(folder, "pytorch_model*.bin")];
        if (models.Length == 0)
            return "it has no model";
        foreach (string name in (ReadOnlySpan<string>)["optimizer.bin", LastFile])
        {
            if (!File.Exists(Path.Combine(folder, name)))
                return $"{name} is missing";
        }

        string progress = Path.Combine(folder, "train_state.json");
        if (!File.Exists(progress))
            return null; // only the LoRA family writes one
        try
        {
            JsonDocument.Parse(File.ReadAllBytes(progress)).Dispose();
            return null;
        }
        catch (JsonException)
        {
            return "train_state.json cannot be read";
        }
    }

    private static string? TroubleOfFiles(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            string? trouble = Path.GetExtension(file) switch
            {
                ".safetensors" => SafetensorsFile.Trouble(file),
                ".bin" or ".pt" => ZipCheck.Trouble(file),
                ".pkl" => ZipCheck.TroubleOfPickle(file),
                _ => null,
            };
            if (trouble is not null)
                return $"{Path.GetFileName(file)}: {trouble}";
        }

        return null;
    }
}
