using System.Globalization;

namespace KohyaPrep.StandInTrainer;

/// <summary>
/// The options of gen_img.py and sdxl_gen_img.py of sd-scripts v0.10.1, taken as argparse takes them: an unknown one, a value of another type or
/// outside the choices ends the script with status 2.
/// </summary>
internal sealed class GenerationOptions
{
    private const string Flags =
        "interactive no_preview sequential_file_name use_original_file_name no_half_vae iter_same_seed fp16 bf16 xformers sdpa diffusers_xformers "
        + "opt_channels_last network_show_meta network_merge network_pre_calc highres_fix_save_1st highres_fix_latents_upscaling "
        + "highres_fix_disable_control_net console_log_simple";

    private const string Wholes =
        "images_per_prompt n_iter H W original_height original_width original_height_negative original_width_negative crop_top crop_left "
        + "batch_size vae_slices steps seed network_merge_n_models network_regional_mask_max_color_codes clip_skip max_embeddings_multiples "
        + "highres_fix_steps ds_depth_1 ds_timesteps_1 ds_depth_2 ds_timesteps_2 gradual_latent_timesteps gradual_latent_every_n_steps";

    private const string Numbers =
        "strength vae_batch_size scale highres_fix_scale highres_fix_strength negative_scale clip_vision_strength ds_ratio gradual_latent_ratio "
        + "gradual_latent_ratio_step gradual_latent_s_noise";

    private const string Texts =
        "prompt from_file image_path mask_path outdir sampler ckpt vae tokenizer_cache_dir highres_fix_upscaler highres_fix_upscaler_args "
        + "gradual_latent_unsharp_params console_log_level console_log_file";

    private const string TextLists = "network_module network_weights network_args textual_inversion_embeddings guide_image_path control_net_lllite_models";
    private const string NumberLists = "network_mul control_net_multipliers control_net_ratios";

    // What the older script for SDXL does not have.
    private const string NewerFlags = "sdxl v1 v2 v_parameterization zero_terminal_snr shuffle_prompts force_scheduler_zero_steps_offset";
    private const string NewerTexts = "from_module prompter_module_args emb_normalize_mode";
    private const string NewerNumbers = "pyramid_noise_prob noise_offset_prob";
    private const string NewerTextLists = "control_net_models control_net_preps";

    private static readonly string[] Samplers =
        ["ddim", "pndm", "lms", "euler", "euler_a", "heun", "dpm_2", "dpm_2_a", "dpmsolver", "dpmsolver++", "dpmsingle", "k_lms", "k_euler", "k_euler_a", "k_dpm_2", "k_dpm_2_a"];

    private readonly Dictionary<string, string[]> values = new(StringComparer.Ordinal);

    /// <returns>Null and what argparse says when it refuses.</returns>
    public static (GenerationOptions? Options, string Complaint) Read(string script, string[] arguments)
    {
        Dictionary<string, Kind> known = Known(isNewer: Path.GetFileName(script) == "gen_img.py");
        GenerationOptions options = new();
        for (int i = 0; i < arguments.Length;)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || !known.TryGetValue(arguments[i][2..], out Kind kind))
                return (null, $"unrecognized arguments: {arguments[i]}");
            string name = arguments[i++][2..];
            List<string> given = [];
            while (i < arguments.Length && !LooksLikeOption(arguments[i]) && (kind is Kind.TextList or Kind.NumberList || (given.Count == 0 && kind != Kind.Flag)))
                given.Add(arguments[i++]);
            if (given.Count == 0 && kind is (Kind.Whole or Kind.Number or Kind.Text))
                return (null, $"argument --{name}: expected one argument");
            if (given.Find(value => !Fits(value, kind)) is { } wrong)
                return (null, $"argument --{name}: invalid {(kind == Kind.Whole ? "int" : "float")} value: '{wrong}'");
            if (name == "sampler" && !Samplers.Contains(given[0]))
                return (null, $"argument --sampler: invalid choice: '{given[0]}'");
            options.values[name] = [.. given];
        }

        return (options, "");
    }

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.TryGetValue(name, out string[]? given) ? given[0] : null;

    public int? Whole(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<string> List(string name) => values.GetValueOrDefault(name) ?? [];

    private enum Kind
    {
        Flag,
        Whole,
        Number,
        Text,
        TextList,
        NumberList,
    }

    private static Dictionary<string, Kind> Known(bool isNewer)
    {
        Dictionary<string, Kind> known = new(StringComparer.Ordinal);
        Add(Flags + (isNewer ? " " + NewerFlags : ""), Kind.Flag);
        Add(Wholes, Kind.Whole);
        Add(Numbers + (isNewer ? " " + NewerNumbers : ""), Kind.Number);
        Add(Texts + (isNewer ? " " + NewerTexts : ""), Kind.Text);
        Add(TextLists + (isNewer ? " " + NewerTextLists : ""), Kind.TextList);
        Add(NumberLists, Kind.NumberList);
        return known;

        void Add(string names, Kind kind)
        {
            foreach (string name in names.Split(' '))
                known.Add(name, kind);
        }
    }

    // A negative number is none.
    private static bool LooksLikeOption(string argument) =>
        argument.StartsWith('-') && argument.Length > 1 && !double.TryParse(argument, CultureInfo.InvariantCulture, out _);

    private static bool Fits(string value, Kind kind) => kind switch
    {
        Kind.Whole => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        Kind.Number or Kind.NumberList => double.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
