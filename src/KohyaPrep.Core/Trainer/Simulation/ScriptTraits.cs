namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>In what the simulated scripts differ before they load a model.</summary>
/// <param name="Name">Without <c>.py</c>.</param>
/// <param name="ReadsMetadata">Whether it has <c>in_json</c> (prepare_dataset_args is told so).</param>
/// <param name="LatentSuffix">How the names of its cached latents end.</param>
/// <param name="AlwaysKnowsLatents">
/// Whether a latents caching strategy exists while the dataset is built; if not, only with <c>cache_latents</c>.
/// </param>
/// <param name="BucketSteps">What it checks <c>bucket_reso_steps</c> for, in pixels; 0 where the check comes late or never fires.</param>
public sealed record ScriptTraits(
    string Name, bool IsSdxl, bool ReadsMetadata, string LatentSuffix, bool AlwaysKnowsLatents, int BucketSteps)
{
    private static readonly ScriptTraits[] Simulated =
    [
        new("train_network", false, true, "_sd.npz", true, 0),
        new("sdxl_train_network", true, true, "_sdxl.npz", true, 32),
        new("train_db", false, false, "_sdxl.npz", true, 64),
        new("fine_tune", false, true, "_sdxl.npz", false, 64),
        new("sdxl_train", true, true, "_sdxl.npz", false, 32),
        new("train_control_net", false, true, "_sd.npz", true, 64),
        new("sdxl_train_control_net", true, true, "_sdxl.npz", true, 32),
        new("sdxl_train_control_net_lllite", true, true, "_sdxl.npz", true, 32),
    ];

    /// <summary>The scripts that can be simulated, in the trainer's order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Simulated.Select(traits => traits.Name)];

    /// <summary>Whether it trains a network beside the base model (LoRA).</summary>
    public bool IsNetwork => Name is "train_network" or "sdxl_train_network";

    /// <summary>A script's name as someone may give it: a path, and with or without <c>.py</c>.</summary>
    public static string NameOf(string script)
    {
        string name = Path.GetFileName(script);
        return name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name;
    }

    /// <exception cref="KohyaPrepException">The script is not one of them.</exception>
    public static ScriptTraits Of(string script) => Simulated.FirstOrDefault(traits => traits.Name == script)
        ?? throw new KohyaPrepException($"'{script}' cannot be simulated. Give one of {string.Join(", ", Names)}."
            + (OptionCatalogue.Current.Scripts.Contains(script) ? $" What is wrong with its options, `check --script {script}` tells all the same." : ""));
}
