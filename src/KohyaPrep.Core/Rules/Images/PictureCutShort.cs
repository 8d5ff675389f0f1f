using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class PictureCutShort : Rule<ImageFacts>
{
    public static PictureCutShort Rule { get; } = new();

    public override string Code => "IMG002";

    public override string Name => "picture-cut-short";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A picture file ends before its last pixel, or is damaged in the middle.";

    public override string Why =>
        "The header is good, so the trainer counts the picture and puts it into a bucket. Only when its pixels are read, "
        + "after the model has been loaded, does the run die with `image file is truncated` or `Truncated File Read`.";

    public override string Remedy => "Copy or export the file again: an interrupted download or a full disk leaves such files.";

    public override RuleFix Fix => new("Sets the file aside, with its caption and edge map.", OnlyWhenNamed: true);

    public override Example Example => new("lad_001.png has 400 of its 612 bytes", "lad_001.png is as long as its source");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Readability != Readability.CutShort || !PictureExtension.IsRead(subject.Path))
            return [];
        return
        [
            At(new Location(subject.Path), $"The picture is cut short{(subject.Trouble.Length == 0 ? "" : ": " + subject.Trouble)}.") with
            {
                Fix = new Fix(FixKind.SetAside, FixPlace.Pictures, subject.Path, "The file is set aside, with what belongs to it alone.") { IsCertain = false },
            },
        ];
    }
}
