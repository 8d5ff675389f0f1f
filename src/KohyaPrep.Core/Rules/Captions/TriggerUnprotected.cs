using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class TriggerUnprotected : Rule<DatasetSubject>
{
    public static TriggerUnprotected Rule { get; } = new();

    public override string Code => "CAP045";

    public override string Name => "trigger-unprotected";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The trigger is not among the parts of the caption that stay in front when captions are shuffled.";

    public override string Why =>
        "`keep_tokens` counts parts between commas from the front. Where the trigger comes later it is shuffled with everything "
        + "else: it is dropped with tags, cut off at the end of long captions, and learns no place of its own.";

    public override string Remedy => "Put the trigger first, or raise `keep_tokens` to the number of its part.";

    public override Example Example => new("keep_tokens = 1 with pixel art, 24x24, portrait of bespoke punk", "keep_tokens = 3, or bespoke punk as the first part");

    private const int FewestCaptions = 5;

    private const double NearlyAll = 0.95;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (!subject.Use.Shuffles)
            yield break;
        IReadOnlyList<string>[] captions = [.. subject.Dataset.Captions.Where(caption => caption.HasText).Select(caption => CaptionFragments.Of(caption.Text.TrimStart('\ufeff')))];
        Location location = new(subject.Dataset.CaptionsShown ?? subject.Dataset.Shown);
        string trigger = subject.Use.Trigger.Trim();
        long kept = subject.Use.KeepTokens;
        if (trigger.Length > 0)
        {
            int[] late = [.. captions.Select(parts => PartOf(trigger, parts)).Where(part => part > kept)];
            if (late.Length > 0)
                yield return At(location, $"keep_tokens = {kept} does not protect the trigger '{trigger}': in {late.Length} captions it stands in part {late.CountBy(part => part).MaxBy(part => part.Value).Key}.");
        }
        else if (kept > 0 && captions.Length >= FewestCaptions && CommonPart(captions) is (var last, var words) && last > kept)
        {
            yield return At(location, $"keep_tokens = {kept} does not protect '{words} …', which nearly all captions begin their part {last} with, as a trigger would be.");
        }
    }

    /// <returns>1-based; 0 when no part has it.</returns>
    private static int PartOf(string trigger, IReadOnlyList<string> parts)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i].Contains(trigger, StringComparison.OrdinalIgnoreCase))
                return i + 1;
        }

        return 0;
    }

    /// <summary>The last of the first parts that nearly all captions have in common, by the words that it begins with; two at least, since one is often a colour or an article.</summary>
    private static (int Part, string Words)? CommonPart(IReadOnlyList<string>[] captions)
    {
        (int Part, string Words)? found = null;
        for (int part = 0; ; part++)
        {
            string[][] starts = [.. captions.Where(parts => parts.Count > part).Select(parts => parts[part].Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            int common = 0;
            while (IsCommon(starts, common + 1, captions.Length))
                common++;
            if (common == 0)
                return found;
            string[] words = [.. starts.Where(start => start.Length >= common).CountBy(start => string.Join(' ', start.Take(common))).MaxBy(start => start.Value).Key.Split(' ')];
            if (common >= 2)
                found = (part + 1, string.Join(' ', words));
        }
    }

    private static bool IsCommon(string[][] starts, int words, int all)
    {
        int most = starts.Where(start => start.Length >= words).CountBy(start => string.Join(' ', start.Take(words)), StringComparer.OrdinalIgnoreCase)
            .Select(start => start.Value).DefaultIfEmpty().Max();
        return most >= NearlyAll * all;
    }
}
