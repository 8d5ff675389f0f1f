using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;

namespace KohyaPrep.Core.Machines;

/// <summary>What a training asks of the machine.</summary>
public sealed record MachineNeeds
{
    /// <summary>What any training asks: nothing that a recipe would have to say.</summary>
    public static MachineNeeds OfAny { get; } = new();

    /// <summary><c>no</c>, <c>fp16</c> or <c>bf16</c>; null without a recipe.</summary>
    public string? MixedPrecision { get; init; }

    /// <summary>Null without a recipe.</summary>
    public ModelFamily? Family { get; init; }

    /// <summary>One for each GPU.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Packages that it imports, whether or not the trainer's own list has them.</summary>
    public IReadOnlyList<Requirement> Packages { get; init; } = [RequiredPackages.Accelerate];

    /// <summary>Null where it cannot be estimated.</summary>
    public MemoryEstimate? Memory { get; init; }
}
