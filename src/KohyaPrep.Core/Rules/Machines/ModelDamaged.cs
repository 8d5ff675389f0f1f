using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV042: cut short.</summary>
public sealed class ModelDamaged : Rule<Machine>
{
    public static ModelDamaged Rule { get; } = new();

    public override string Code => "ENV042";

    public override string Name => "model-damaged";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The base model's file is not whole.";

    public override string Why =>
        "A download that broke off looks like a model until it is loaded; the trainer then dies in the middle of its start.";

    public override string Remedy => "Download it again, and compare its size or hash with those on its page.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        if (subject.Facts.Model is { Trouble: { } trouble } model)
            yield return At(new Location(model.Path), $"It is damaged: {trouble.TrimEnd('.')}.");
    }
}
