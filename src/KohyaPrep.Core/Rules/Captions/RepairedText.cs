using KohyaPrep.Core.Captions.Repairs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class RepairedText : Rule<CaptionFacts>
{
    public static RepairedText Rule { get; } = new();

    public override string Code => "CAP021";

    public override string Name => "repaired-text";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption holds damaged text, which the trainer's tokenizer mends before it reads it.";

    public override string Why =>
        "The tokenizer undoes text that was decoded with a wrong encoding (`cafÃ©`), unescapes HTML and drops control characters. "
        + "What it guesses may be wrong, tags are compared and counted in their damaged form, and other programs do not mend at all. "
        + "Curly quotes, ligatures and wide letters are made plain in the same way; that is no fault.";

    public override string Remedy => "Save the caption with the text as it should be.";

    public override RuleFix Fix => new("Writes down the text that the tokenizer makes of it.");

    public override Example Example => new("punk in a cafÃ© &amp; bar", "punk in a café & bar");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        // A byte-order mark has a rule of its own.
        string text = subject.Text.TrimStart('\ufeff');
        if (TextRepair.IsSound(text))
            yield break;
        Core.Captions.Repairs.RepairedText repaired = TextRepair.Explain(text);
        string[] damages = [.. repaired.Kinds.Select(DamageOf).OfType<string>()];
        if (damages.Length > 0)
        {
            yield return At(new Location(subject.Shown, 1), $"The caption holds {string.Join(" and ", damages)}: the trainer reads '{Shortened(repaired.Text)}'.") with
            {
                Fix = new Fix(FixKind.RepairText, FixPlace.Captions, subject.Path, "The text is written as the trainer reads it."),
            };
        }
    }

    private static string? DamageOf(RepairKind kind) => kind switch
    {
        RepairKind.Entities => "HTML's character references",
        RepairKind.Mojibake => "text decoded with a wrong encoding",
        RepairKind.ControlCodes => "control codes in place of Windows signs",
        RepairKind.TerminalEscapes => "colour sequences of a terminal",
        RepairKind.ControlCharacters => "control characters",
        RepairKind.Surrogates => "halves of characters",
        _ => null,
    };

    private static string Shortened(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
