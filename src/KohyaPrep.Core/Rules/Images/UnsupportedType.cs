using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class UnsupportedType : Rule<ImageFacts>
{
    public static UnsupportedType Rule { get; } = new();

    public override string Code => "IMG003";

    public override string Name => "unsupported-type";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is of a type that the trainer does not see.";

    public override string Why =>
        "The trainer collects png, jpg, jpeg, webp and bmp, with the extension wholly in lower or wholly in upper case. "
        + "It passes over everything else without a word: the training has a picture less than its owner believes. avif and "
        + "jxl are seen only where their readers are installed beside it.";

    public override string Remedy => "Convert the picture to PNG, or correct its extension.";

    public override RuleFix Fix => new("Writes the extension in lower case. Of a GIF the first picture is stored as PNG; other types are left to their own programs.");

    public override Example Example => new("lad_001.gif, lad_002.Png", "lad_001.png, lad_002.png");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Readability != Readability.Unsupported && PictureExtension.IsReadAsNamed(subject.Path))
            yield break;
        string extension = Path.GetExtension(subject.Path);
        Location location = new(subject.Path);
        if (!PictureExtension.IsRead(subject.Path))
            yield return At(location, $"The trainer does not see {extension} files.", "Convert the picture to PNG.") with { Fix = FixOf(subject) };
        else if (!PictureExtension.IsReadAsNamed(subject.Path))
        {
            yield return At(location, $"The trainer sees '{extension.ToLowerInvariant()}' but not '{extension}'.", "Write the extension in lower case.") with
            {
                Fix = new Fix(FixKind.RightExtension, FixPlace.Pictures, subject.Path, "The extension is written in lower case."),
            };
        }
        else if (subject.Readability == Readability.Unsupported)
            yield return At(location, $"The content is of a type that is not read here ({subject.Format}).", "Convert the picture to PNG.") with { Fix = FixOf(subject) };
    }

    private static Fix? FixOf(ImageFacts subject) => subject.Format == "gif"
        ? new Fix(FixKind.Encode, FixPlace.Pictures, subject.Path, "The picture, of an animation the first, is stored as PNG.")
        : PictureExtension.OfFormat(subject.Format) is { } extension ? new Fix(FixKind.RightExtension, FixPlace.Pictures, subject.Path, $"The file gets the extension {extension}.") : null;
}
