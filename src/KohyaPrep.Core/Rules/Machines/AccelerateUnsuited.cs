using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV038: accelerate would start it wrongly.</summary>
public sealed class AccelerateUnsuited : Rule<Machine>
{
    public static AccelerateUnsuited Rule { get; } = new();

    public override string Code => "ENV038";

    public override string Name => "accelerate-unsuited";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The settings of accelerate do not fit the machine.";

    public override string Why =>
        "accelerate starts the trainer, once for each process that its settings name; with `use_cpu` it leaves the GPU alone. Its mixed precision does not count: the trainer's own wins.";

    public override string Remedy => "Use the accelerate.yaml that `kohyaprep prepare` writes, as `kohyaprep train` does, or run `accelerate config` again.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        AccelerateFacts accelerate = subject.Facts.Accelerate;
        Location place = new(accelerate.Path);
        int cards = subject.Facts.Gpu.Cards.Count;
        if (accelerate.Trouble is { } trouble)
            yield return At(place, $"accelerate cannot read its settings: {trouble.TrimEnd('.')}.");
        if (accelerate.UsesCpu && cards > 0)
            yield return At(place, "use_cpu is set, so the GPU would be left alone.");
        if (accelerate.Processes > cards && cards > 0)
            yield return At(place, $"num_processes is {accelerate.Processes}, and there {(cards == 1 ? "is 1 GPU" : $"are {cards} GPUs")}.", severity: Severity.Error);
    }
}
