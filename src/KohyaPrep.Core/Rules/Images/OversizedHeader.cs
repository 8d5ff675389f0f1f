using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class OversizedHeader : Rule<ImageFacts>
{
    public static OversizedHeader Rule { get; } = new();

    public override string Code => "IMG006";

    public override string Name => "oversized-header";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The header promises more pixels than anyone would train on.";

    public override string Why =>
        "Pillow, which decodes for the trainer, refuses a picture of more than 178,956,970 pixels with a "
        + "DecompressionBombError, and the run dies. A damaged header can promise that much in a file of a few bytes.";

    public override string Remedy => "Export the picture again at the size that it is trained on, or move it out of the folder.";

    public override Example Example => new("map.png, 40000×40000", "map.png, 1024×1024");

    private const long PillowLimit = 178_956_970;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if ((long)subject.Width * subject.Height <= PillowLimit && subject.Readability != Readability.TooLarge)
            yield break;
        Location location = new(subject.Path);
        string size = $"{subject.Width}×{subject.Height}";
        if ((long)subject.Width * subject.Height > PillowLimit)
            yield return At(location, $"The header promises {size} pixels, more than the trainer's decoder takes.");
        else
            yield return At(location, $"The header promises {size} pixels; the picture was not decoded here.", severity: Severity.Warning);
    }
}
