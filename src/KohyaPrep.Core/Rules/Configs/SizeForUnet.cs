using System.Numerics;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SizeForUnet : ConfigRule
{
    public static SizeForUnet Rule { get; } = new();

    public override string Code => "CFG076";

    public override string Name => "size-for-unet";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Pictures are trained on at a size that the model cannot take.";

    public override string Why =>
        "The VAE divides by 8. The U-Net of SD 1.x hands odd sizes back up, so 24×24 trains; that of SDXL halves twice and "
        + "cannot join the sizes again: it dies in its first step, after all the loading and caching, with `Sizes of tensors "
        + "must match`.";

    public override string Remedy =>
        "Train SDXL at multiples of 32, SD 1.x at multiples of 8; pad 24×24 to 32×32, or enlarge it by whole numbers "
        + "beforehand.";

    public override Example Example => new("resolution = \"24\"  # SDXL", "resolution = \"768\"");

    // Where no picture is known yet, the size that is asked for; with buckets the pictures' shapes would decide.
    private static IEnumerable<PixelSize> OfOption(ForeignConfig subject)
    {
        if (subject.Forecast.Datasets.Any(dataset => dataset.Images.Count > 0) || subject.IsOnAnywhere("enable_bucket") || subject.Everywhere("resolution").LastOrDefault()?.Value is not { } value)
            yield break;
        BigInteger[] sides = value switch
        {
            ConfigNode.Whole whole => [whole.Value],
            ConfigNode.Items items => [.. items.Values.OfType<ConfigNode.Whole>().Select(side => side.Value)],
            ConfigNode.Text text => [.. text.Value.Split(',').Select(PythonValue.ParseWhole).OfType<BigInteger>()],
            _ => [],
        };
        if (sides.Length is 1 or 2 && sides.All(side => side > 0 && side < 1_000_000))
            yield return new PixelSize((int)sides[0], (int)sides[^1]);
    }

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        int step = subject.Traits().IsSdxl ? 32 : 8;
        PixelSize[] wrong = [.. subject.Forecast.Datasets.SelectMany(dataset => dataset.Images).Select(image => image.Bucket).Concat(OfOption(subject)).Distinct()
            .Where(size => size.Width % step != 0 || size.Height % step != 0).Order()];
        if (wrong.Length == 0)
            yield break;
        ConfigPlace? place = subject.Everywhere("resolution").LastOrDefault();
        string more = wrong.Length > 1 ? $" and {wrong.Length - 1} more" : "";
        string native = subject.Traits().IsSdxl && wrong[0] is { Width: 24, Height: 24 }
            ? "Pad 24×24 to 32×32, enlarge it to 768×768 beforehand and set the resolution to that, or train SD 1.5, which takes it as it is." : Remedy;
        yield return At(place?.Location ?? new Location(subject.TrainingFile),
            $"{(subject.Traits().IsSdxl ? "SDXL" : "SD 1.x")} cannot train on {wrong[0]}{more}: it takes sides that are multiples of {step}.", native);
    }
}
