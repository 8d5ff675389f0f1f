using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class DamagedTable : Rule<CaptionTable>
{
    public static DamagedTable Rule { get; } = new();

    public override string Code => "CAP040";

    public override string Name => "damaged-table";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A table of captions cannot be read, or one of its rows cannot.";

    public override string Why =>
        "What such a row says of its picture is not used, so that the picture gets a poorer caption than its fellows, or none. "
        + "A comma that is not between quotes moves all the cells behind it, and the caption would say something wrong.";

    public override string Remedy => "Correct the row, or save the table anew as UTF-8.";

    public override Example Example => new("lad_001.png,red hat, with a feather", "lad_001.png,\"red hat, with a feather\"");

    public override IEnumerable<Finding> Check(CaptionTable subject) => subject.Faults.OrderBy(fault => fault.Line).Select(fault =>
        At(new Location(subject.Shown, fault.Line), fault.Message, fault.Remedy, fault.IsLost ? null : Severity.Warning));
}
