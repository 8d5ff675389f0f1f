using System.Text.Json;
using KohyaPrep.Core.Models;

namespace KohyaPrep.Launching.Models;

/// <summary>A base model as diffusers keeps it: a folder with a list of its parts.</summary>
internal static class DiffusersFolder
{
    /// <summary>What the folder's own <c>model_index.json</c> says it is.</summary>
    public static WeightsKind KindOf(string folder)
    {
        try
        {
            using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model_index.json")));
            return index.RootElement.TryGetProperty("_class_name", out JsonElement name) ? name.ToString() switch
            {
                "StableDiffusionXLPipeline" => WeightsKind.Sdxl,
                "StableDiffusionXLImg2ImgPipeline" => WeightsKind.SdxlRefiner,
                "StableDiffusionPipeline" => WidthOf(folder) == 1024 ? WeightsKind.Sd2 : WeightsKind.Sd15,
                "StableDiffusion3Pipeline" or "FluxPipeline" => WeightsKind.Transformer,
                _ => WeightsKind.Unknown,
            }
            : WeightsKind.Unknown;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return WeightsKind.Unknown;
        }
    }

    private static int? WidthOf(string folder)
    {
        string file = Path.Combine(folder, "unet", "config.json");
        if (!File.Exists(file))
            return null;
        using JsonDocument config = JsonDocument.Parse(File.ReadAllBytes(file));
        return config.RootElement.TryGetProperty("cross_attention_dim", out JsonElement width) && width.TryGetInt32(out int number) ? number : null;
    }
}
