namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Elements of what is trained.</summary>
/// <param name="Squares">Of convolutions of 3×3.</param>
/// <param name="Points">Of convolutions of 1×1.</param>
/// <param name="Largest">Of the largest tensor.</param>
internal readonly record struct TrainedTensors(long Elements, long Squares, long Points, long Largest)
{
    public static TrainedTensors Of(IReadOnlyList<UnetUnit> units, long elements) =>
        new(elements, units.Sum(unit => unit.Squares), units.Sum(unit => unit.Points), units.Max(unit => unit.Largest));
}
