using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class WrongExtension : Rule<ImageFacts>
{
    public static WrongExtension Rule { get; } = new();

    public override string Code => "IMG009";

    public override string Name => "wrong-extension";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture's content is of another format than its name says.";

    public override string Why =>
        "The trainer goes by the content, so it reads the picture. But a JPEG under the name of a PNG has lost the exact "
        + "colours that a PNG keeps, which spoils pixel art, and other programs that go by the name refuse the file.";

    public override string Remedy => "Rename the file to its real format; of a JPEG that should be a PNG, look for the original.";

    public override RuleFix Fix => new("Renames the file to the format of its content. Where that name is taken, a PNG is made of it under its own name.");

    public override Example Example => new("lad_001.png holds a JPEG", "lad_001.png holds a PNG");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (Path.GetExtension(subject.Path.AsSpan()) is ['.', .. var extension] && extension.SequenceEqual(subject.Format))
            yield break;
        string named = FormatOf(Path.GetExtension(subject.Path).ToLowerInvariant());
        if (subject.Format.Length > 0 && named.Length > 0 && subject.Format != named)
            yield return At(new Location(subject.Path), $"The name says {named}, the content is {subject.Format}.") with { Fix = FixOf(subject) };
    }

    // Under the right name of a format that the trainer does not see, the picture would be lost to it.
    private static Fix? FixOf(ImageFacts subject) => PictureExtension.OfFormat(subject.Format) is { } extension
        ? new Fix(FixKind.RightExtension, FixPlace.Pictures, subject.Path, $"The file gets the extension {extension}.")
        : subject.Format == "gif" ? new Fix(FixKind.Encode, FixPlace.Pictures, subject.Path, "The picture, of an animation the first, is stored as PNG.") : null;

    private static string FormatOf(string extension) => extension switch
    {
        ".jpg" or ".jpeg" => "jpeg",
        ".tif" or ".tiff" => "tiff",
        ".png" or ".webp" or ".bmp" or ".gif" or ".avif" or ".heic" or ".jxl" or ".psd" or ".svg" => extension[1..],
        _ => "",
    };
}
