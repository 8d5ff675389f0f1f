using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class GridMissing : Rule
{
    public static GridMissing Rule { get; } = new();

    public override string Code => "IMG050";

    public override string Name => "grid-missing";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is to be brought back to its art pixels, and no grid can be seen in it.";

    public override string Why =>
        "`canvas.recover` divides a picture into the cells of the grid that it shows. Where there is none, any division would be a guess, and the sprite that came of it "
        + "would be wrong without anyone noticing.";

    public override string Remedy => "Leave the picture out, bring it back by `kohyaprep finish --size`, or choose another `canvas.recover`.";

    public override Example Example => new("a photograph among sprites that were enlarged to 512×512", "sprites that were enlarged to 512×512");

    public Finding Of(Dataset dataset, ImageFacts picture, bool isError) => At(
        dataset.LocationOf(picture),
        $"No grid can be seen in it ({picture.Width}×{picture.Height}); it {(isError ? "cannot be brought back to its art pixels" : "stays as it is")}.",
        severity: isError ? Severity.Error : Severity.Warning);
}
