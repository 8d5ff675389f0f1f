using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SdxlVaeInHalf : ConfigRule
{
    public static SdxlVaeInHalf Rule { get; } = new();

    public override string Code => "CFG073";

    public override string Name => "sdxl-vae-in-half";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "SDXL's own VAE runs in fp16.";

    public override string Why =>
        "It can give latents that are not numbers, which nothing checks once they are cached: the loss becomes NaN, and the "
        + "run ends as if all were well.";

    public override string Remedy => "Set no_half_vae = true, or name a VAE made for fp16 in vae.";

    public override Example Example => new("mixed_precision = \"fp16\"  # SDXL", "mixed_precision = \"fp16\"\nno_half_vae = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsSdxl && subject.Text("mixed_precision") == "fp16" && !subject.Arguments.IsOn("no_half_vae") && !subject.Arguments.IsOn("vae"))
            yield return On(subject, "mixed_precision", "SDXL's VAE runs in fp16 and may give NaN.");
    }
}
