using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV054: no bucket, no volume.</summary>
public sealed class StorageNotSaid : Rule<PlacedRun>
{
    public static StorageNotSaid Rule { get; } = new();

    public override string Code => "ENV054";

    public override string Name => "storage-not-said";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The place needs to know where to keep what outlives the machine.";

    public override string Why =>
        "A rented machine is gone with everything on it when the run ends or it is taken away.";

    public override string Remedy => "Write the id of a network volume (RunPod) or the address of a bucket (SkyPilot) as `launch.storage`.";

    public override IEnumerable<Finding> Check(PlacedRun subject)
    {
        if (subject.Recipe.Launch.Storage is not null || subject.Place is not (Place.RunPod or Place.SkyPilot))
            yield break;
        yield return At(
            new Location(subject.Recipe.Shown),
            $"{Words.Title(subject.Place)} is not told where to keep models and states.",
            subject.Place == Place.RunPod
                ? "Make a network volume on RunPod and give its id: --set launch.storage=ID."
                : "Give a bucket of yours: --set launch.storage=s3://NAME (gs://, az://, r2:// too).");
    }
}
