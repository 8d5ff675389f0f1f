using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class UndecodablePicture : Rule<ImageFacts>
{
    public static UndecodablePicture Rule { get; } = new();

    public override string Code => "IMG001";

    public override string Name => "undecodable-picture";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A file with a picture's name holds no picture that can be decoded.";

    public override string Why =>
        "Where the content tells no size, the trainer warns `failed to get image size`, goes on with 0×0 and dies of a "
        + "ZeroDivisionError as it sorts the pictures. Where only the pixels are bad, it dies later, with `cannot identify "
        + "image file`, when it reads them.";

    public override string Remedy => "Export the picture again from its source, or move the file out of the folder.";

    public override RuleFix Fix => new("Sets the file aside, with its caption and edge map.", OnlyWhenNamed: true);

    public override Example Example => new(
        "lad_001.png is a web page that was saved under a picture's name",
        "lad_001.png opens in a picture viewer");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Readability != Readability.Undecodable || !PictureExtension.IsRead(subject.Path))
            return [];
        return
        [
            At(new Location(subject.Path), $"The picture cannot be decoded{(subject.Trouble.Length == 0 ? "" : ": " + subject.Trouble)}.") with
            {
                Fix = new Fix(FixKind.SetAside, FixPlace.Pictures, subject.Path, "The file is set aside, with what belongs to it alone.") { IsCertain = false },
            },
        ];
    }
}
