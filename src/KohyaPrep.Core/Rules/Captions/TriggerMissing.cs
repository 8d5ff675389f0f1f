using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class TriggerMissing : Rule<DatasetSubject>
{
    public static TriggerMissing Rule { get; } = new();

    public override string Code => "CAP026";

    public override string Name => "trigger-missing";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption lacks the trigger, or has it somewhere else than first.";

    public override string Why =>
        "What is trained is called by its trigger. A picture whose caption lacks it is learnt under other words. Where it is not "
        + "first, `keep_tokens` protects other words in its place when captions are shuffled, and a long caption may lose it.";

    public override string Remedy => "Begin the caption with the trigger.";

    public override RuleFix Fix => new("Puts the trigger first. Where it stands in the middle of a sentence, only when the code is named.");

    public override Example Example => new("smile, blue background (trigger: bespoke punk)", "bespoke punk, smile, blue background");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        string trigger = subject.Use.Trigger.Trim();
        if (trigger.Length == 0)
            yield break;
        foreach (CaptionFacts caption in subject.Dataset.Captions.Where(caption => caption.HasText))
        {
            string text = caption.Text.TrimStart('\ufeff');
            Location location = new(caption.Shown, 1);
            int place = Triggers.PlaceIn(text, trigger);
            if (place < 0)
                yield return At(location, $"The caption lacks the trigger '{trigger}'.") with { Fix = PutFirst(caption, trigger, $"'{trigger}' is put first.") };
            else if (place > 0)
            {
                bool isFragment = Triggers.IsFragmentIn(text, trigger);
                Fix fix = PutFirst(caption, trigger, isFragment ? $"'{trigger}' is moved to the front." : $"'{trigger}' is put first as well.");
                yield return At(location, $"The trigger '{trigger}' is not what the caption begins with.", severity: Severity.Info) with { Fix = fix with { IsCertain = isFragment } };
            }
        }
    }

    private static Fix PutFirst(CaptionFacts caption, string trigger, string text) =>
        new(FixKind.TriggerFirst, FixPlace.Captions, caption.Path, text) { Words = trigger };
}
