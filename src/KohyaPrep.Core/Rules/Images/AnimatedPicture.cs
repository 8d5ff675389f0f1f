using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class AnimatedPicture : Rule<ImageFacts>
{
    public static AnimatedPicture Rule { get; } = new();

    public override string Code => "IMG014";

    public override string Name => "animated-picture";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A file holds an animation.";

    public override string Why => "The trainer takes the first frame and never looks at the others. Often the first frame is blank, or half faded in.";

    public override string Remedy => "Save the frame that is meant as a picture of its own.";

    public override RuleFix Fix => new("Stores the first frame, which the trainer sees, as PNG.", OnlyWhenNamed: true);

    public override Example Example => new("wave.png, an animation of 12 frames", "wave.png, one picture");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (!subject.IsAnimated || subject.Readability != Readability.Whole)
            return [];
        return
        [
            At(new Location(subject.Path), "The file is an animation; the trainer sees its first frame alone.") with
            {
                Fix = new Fix(FixKind.Encode, FixPlace.Pictures, subject.Path, "The first frame is stored as PNG.") { IsCertain = false },
            },
        ];
    }
}
