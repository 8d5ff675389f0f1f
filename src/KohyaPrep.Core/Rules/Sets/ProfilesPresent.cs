using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ProfilesPresent : Rule<DatasetSubject>
{
    public static ProfilesPresent Rule { get; } = new();

    public override string Code => "SET019";

    public override string Name => "colour-profiles";

    public override Severity Severity => Severity.Info;

    public override string Summary => "Pictures carry a colour profile, which the trainer does not look at.";

    public override string Why =>
        "Where it is sRGB nothing changes; some decoders print a warning for each such file. It is told once for the set. "
        + "Profiles by which colours are others are told for each picture.";

    public override string Remedy => "Nothing to do; storing the pictures without it saves a few kilobytes each.";

    public override Example Example => new("193 pictures with the profile sRGB IEC61966-2.1", "pictures without a profile");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        ImageFacts[] with = [.. subject.Index.PicturesRead.Where(picture => picture.ColourProfile.Length > 0)];
        if (with.Length == 0)
            yield break;
        var names = with.CountBy(picture => picture.ColourProfile).OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).ToArray();
        string more = names.Length > 1 ? $" and {names.Length - 1} more" : "";
        yield return At(new Location(subject.Dataset.Shown), $"{with.Length} of {subject.Index.PicturesRead.Count} pictures carry a colour profile: '{names[0].Key}'{more}.");
    }
}
