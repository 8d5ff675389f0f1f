using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class UnevenEnlargement : ConfigRule
{
    public static UnevenEnlargement Rule { get; } = new();

    public override string Code => "CFG120";

    public override string Name => "uneven-enlargement";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Pixel art is enlarged by a factor that is no whole number.";

    public override string Why =>
        "Nearest neighbour keeps pixels sharp, but 24 pixels on 512 become blocks of 21 and 22: the grid is uneven, and the model learns that.";

    public override string Remedy => "Take a resolution that is a multiple of the pictures' size (480, 768, 960 for 24), or enlarge beforehand.";

    public override Example Example => new(
        "resolution = \"512\"\nresize_interpolation = \"nearest\"  # pictures of 24×24",
        "resolution = \"768\"\nresize_interpolation = \"nearest\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        ForecastImage? uneven = subject.Forecast.Datasets
            .Where(dataset => dataset.Blueprint.ResizeInterpolation == "nearest")
            .SelectMany(dataset => dataset.Images)
            .FirstOrDefault(image => image.Scale > 1 && (image.Resized.Width % Math.Max(1, image.Size.Width) != 0 || image.Resized.Height % Math.Max(1, image.Size.Height) != 0));
        if (uneven is not null)
        {
            yield return On(subject, "resize_interpolation", string.Create(CultureInfo.InvariantCulture,
                $"{uneven.Path} is enlarged {uneven.Scale:0.##} times ({uneven.Size} to {uneven.Resized}): its pixels become blocks of different sizes."));
        }
    }
}
