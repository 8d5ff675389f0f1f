using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class BrokenTemplate : Rule<TemplateText>
{
    public static BrokenTemplate Rule { get; } = new();

    public override string Code => "CAP008";

    public override string Name => "broken-template";

    public override Severity Severity => Severity.Error;

    public override string Summary =>
        "The template for captions has a field that does not exist, or a brace without its partner.";

    public override string Why =>
        "Each written caption would lack what the field was meant to say, or carry a brace that the model learns as a "
        + "word.";

    public override string Remedy =>
        $"Correct the field; there are {string.Join(", ", CaptionTemplate.Fields)}, and the columns of the tables in `captions.tables`. Write `{{{{` and `}}}}` for braces that are meant as such.";

    public override Example Example => new("{triger}, {backgroud} background", "{trigger}, {background} background");

    public override IEnumerable<Finding> Check(TemplateText subject) =>
        CaptionTemplate.Parse(subject.Text, subject.Fields).Faults.Select(fault =>
            At(subject.Location with { Column = subject.Column(fault.Position) }, fault.Message, fault.Remedy));
}
