using System.Text.Json;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>Exactly which trainer is installed, and with what.</summary>
/// <param name="Source">Its git address.</param>
/// <param name="Ref">A tag, branch or commit.</param>
/// <param name="Commit">What the ref must be; null when any is taken.</param>
/// <param name="Packages">Beside the trainer's own requirements.</param>
public sealed record TrainerPins(string Source, string Ref, string? Commit, TorchBuild Torch, IReadOnlyList<string> Packages)
{
    public const string UsualSource = "https://github.com/kohya-ss/sd-scripts.git";

    /// <summary>The version that the options are known of, so that plan and trainer agree.</summary>
    public static TrainerPins Known(TorchBuild torch, IReadOnlyList<string> packages) =>
        new(UsualSource, OptionCatalogue.Embedded.Version, OptionCatalogue.Embedded.Commit, torch, packages);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("source", Source);
        json.WriteString("ref", Ref);
        json.WriteString("commit", Commit);
        json.WriteTexts("torch", Torch.Packages);
        json.WriteString("torch_index", Torch.Index);
        json.WriteTexts("packages", Packages);
        json.WriteEndObject();
    }
}
