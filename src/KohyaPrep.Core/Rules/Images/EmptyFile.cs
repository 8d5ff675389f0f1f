using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class EmptyFile : Rule<ImageFacts>
{
    public static EmptyFile Rule { get; } = new();

    public override string Code => "IMG005";

    public override string Name => "empty-file";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A picture file has no bytes.";

    public override string Why =>
        "The trainer warns `failed to get image size`, goes on with 0×0 and dies of a ZeroDivisionError, which names no "
        + "file, as it sorts the pictures.";

    public override string Remedy => "Export the picture again, or remove the file.";

    public override RuleFix Fix => new("Sets the file aside, with its caption and edge map.", OnlyWhenNamed: true);

    public override Example Example => new("lad_001.png, 0 bytes", "lad_001.png, 612 bytes");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Readability != Readability.Empty || !PictureExtension.IsRead(subject.Path))
            return [];
        return
        [
            At(new Location(subject.Path), "The file is empty.") with
            {
                Fix = new Fix(FixKind.SetAside, FixPlace.Pictures, subject.Path, "The file is set aside, with what belongs to it alone.") { IsCertain = false },
            },
        ];
    }
}
