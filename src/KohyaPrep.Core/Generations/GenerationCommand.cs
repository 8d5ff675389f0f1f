using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Generations;

/// <summary>
/// The arguments of gen_img.py of sd-scripts for one checkpoint. It draws for all families and routes; sdxl_gen_img.py neither names its pictures
/// as asked nor takes a ControlNet.
/// </summary>
public static class GenerationCommand
{
    public const string Script = "gen_img.py";

    private const int TokensOfAChunk = 75;

    /// <summary>Without the script itself.</summary>
    /// <param name="model">The base model as the trainer was told.</param>
    /// <param name="checkpoint">What was trained, absolute.</param>
    /// <param name="promptFile">Absolute.</param>
    /// <param name="guides">The folder of edge maps, in the order of the prompts; null for none.</param>
    /// <param name="output">The folder that pictures are drawn into, absolute.</param>
    public static IReadOnlyList<string> Arguments(
        Recipe recipe, TrainerFileSet files, GenerationChoices choices, string model, string checkpoint, string promptFile, string? guides, string output)
    {
        bool isWholeModel = recipe.Route is Route.DreamBooth or Route.FineTune;
        List<string> arguments =
        [
            // Otherwise it goes by the file's size, and takes a full-precision SD 1.5 of 7.7 GB for SDXL (gen_img.py:1636).
            recipe.Family == ModelFamily.Sdxl ? "--sdxl" : files.IsSet("v2") ? "--v2" : "--v1",
            "--ckpt", isWholeModel ? checkpoint : model,
            "--from_file", promptFile,
            "--outdir", output,
            "--steps", Number(choices.Steps),
            "--scale", Number(choices.Scale),
            "--sampler", choices.Sampler,
            "--batch_size", Number(choices.BatchSize),
            "--sdpa",
        ];
        if (recipe.Training.MixedPrecision is "fp16" or "bf16")
            arguments.Add("--" + recipe.Training.MixedPrecision);

        // SDXL's VAE makes black pictures at half precision.
        if (recipe.Family == ModelFamily.Sdxl || files.IsSet("no_half_vae"))
            arguments.Add("--no_half_vae");
        if (files.TextOr("vae") is { Length: > 0 } vae)
            arguments.AddRange(["--vae", File.Exists(Path.Combine(recipe.Output, vae)) ? Path.Combine(recipe.Output, vae) : vae]);
        if (recipe.Family == ModelFamily.Sd15 && files.WholeOf("clip_skip") is { } skip)
            arguments.AddRange(["--clip_skip", Number(skip)]);
        if (files.WholeOf("max_token_length") is > TokensOfAChunk and { } tokens)
            arguments.AddRange(["--max_embeddings_multiples", Number(tokens / TokensOfAChunk)]);
        if (files.IsSet("v_parameterization"))
            arguments.Add("--v_parameterization");
        if (files.IsSet("zero_terminal_snr"))
            arguments.Add("--zero_terminal_snr");
        arguments.AddRange(Trained(recipe, files, choices, checkpoint));
        if (guides is not null && IsGuided(recipe.Route))
            arguments.AddRange(["--guide_image_path", GlobLiteral(guides)]);
        return arguments;
    }

    /// <summary>The script looks for a folder's pictures with glob, to which these characters mean something (gen_img.py:2200).</summary>
    private static string GlobLiteral(string path) => string.Concat(path.Select(c => c is '[' or '*' or '?' ? $"[{c}]" : c.ToString()));

    /// <summary>Whether pictures are drawn along edge maps.</summary>
    public static bool IsGuided(Route route) => route is Route.ControlNet or Route.ControlNetLllite;

    private static IEnumerable<string> Trained(Recipe recipe, TrainerFileSet files, GenerationChoices choices, string checkpoint) => recipe.Route switch
    {
        Route.Lora =>
        [
            "--network_module", files.TextOr("network_module") is { Length: > 0 } module ? module : "networks.lora",
            "--network_weights", checkpoint,
            "--network_mul", Number(choices.LoraWeight),
        ],
        Route.ControlNet => ["--control_net_models", checkpoint, "--control_net_multipliers", Number(choices.ControlWeight)],
        Route.ControlNetLllite => ["--control_net_lllite_models", checkpoint, "--control_net_multipliers", Number(choices.ControlWeight)],
        _ => [],
    };

    private static string Number(double number) => number.ToString("0.0##", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
