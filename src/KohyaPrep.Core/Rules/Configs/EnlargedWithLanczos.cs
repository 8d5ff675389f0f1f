using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class EnlargedWithLanczos : ConfigRule
{
    public static EnlargedWithLanczos Rule { get; } = new();

    public override string Code => "CFG092";

    public override string Name => "enlarged-with-lanczos";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The trainer enlarges small pictures with Lanczos.";

    public override string Why =>
        "It enlarges with Lanczos unless resize_interpolation says otherwise: pixel art is blurred at every edge, and the "
        + "blur is what the model learns.";

    public override string Remedy => "Set resize_interpolation = \"nearest\", or enlarge the pictures beforehand by a whole number.";

    public override Example Example => new("resolution = \"480\"  # pictures of 24×24", "resolution = \"480\"\nresize_interpolation = \"nearest\"");

    private const int Small = 128;

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        ForecastImage[] blurred = [.. subject.Forecast.Datasets.SelectMany(dataset => dataset.Images)
            .Where(image => Math.Max(image.Size.Width, image.Size.Height) <= Small && image.Scale >= 1.5)];
        if (blurred.Length > 0 && !subject.Everywhere("resize_interpolation").Any(place => place.Value is ConfigNode.Text { Value: not "lanczos" }))
        {
            ConfigPlace? place = subject.Everywhere("resolution").LastOrDefault();
            yield return At(place?.Location ?? new Location(subject.TrainingFile),
                $"{blurred.Length} small picture{(blurred.Length == 1 ? " is" : "s are")} enlarged with Lanczos, such as {blurred[0].Path} from {blurred[0].Size} to {blurred[0].Resized}.");
        }
    }
}
