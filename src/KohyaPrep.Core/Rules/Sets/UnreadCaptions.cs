using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class UnreadCaptions : Rule<DatasetSubject>
{
    public static UnreadCaptions Rule { get; } = new();

    public override string Code => "SET010";

    public override string Name => "caption-extension-unread";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Captions lie there with another extension than the trainer is told.";

    public override string Why =>
        "`caption_extension` defaults to `.caption`. Files with any other extension are ignored without a word, and the "
        + "class words of the folder are trained on instead: the usual way to lose every caption of a set.";

    public override string Remedy => "Set `dataset.caption_extension` to the extension that the captions have, or rename them.";

    public override RuleFix Fix => new("Gives them the extension that the trainer is told, where the picture has no such caption yet.", OnlyWhenNamed: true);

    public override Example Example => new(
        "lad_001.txt, and caption_extension = \".caption\"",
        "lad_001.txt, and caption_extension = \".txt\"");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        (Dataset dataset, DatasetUse use) = subject;
        KeyIndex<CaptionFacts> read = subject.Index.Captions;
        var unread = dataset.UnreadCaptions
            .Where(path => subject.Index.Pictures.Holds(path))
            .GroupBy(Path.GetExtension, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string?, string> extension in unread)
        {
            int alone = extension.Count(path => !read.Holds(path));
            string files = extension.Count() == 1 ? $"'{extension.First()}' is" : $"{extension.Count()} {extension.Key} files are";
            yield return At(
                new Location(dataset.CaptionsShown ?? dataset.Shown),
                $"{files} not read, since the trainer is told {use.CaptionExtension}.",
                alone > 0 ? $"Set `dataset.caption_extension` to \"{extension.Key}\", or rename the files." : "Remove them if the others are the ones to train on.",
                alone > 0 ? Severity.Warning : Severity.Info) with
            { Fix = FixOf([.. extension.Where(path => !read.Holds(path))], use.CaptionExtension) };
        }
    }

    private static Fix? FixOf(string[] alone, string extension) => alone.Length == 0
        ? null
        : new Fix(FixKind.CaptionExtension, FixPlace.Captions, alone[0], $"{(alone.Length == 1 ? "The file gets" : $"{alone.Length} files get")} the extension {extension}.")
        {
            Also = alone[1..],
            IsCertain = false,
            Words = extension,
        };
}
