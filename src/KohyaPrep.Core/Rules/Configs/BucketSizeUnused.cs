using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class BucketSizeUnused : ConfigRule
{
    public static BucketSizeUnused Rule { get; } = new();

    public override string Code => "CFG040";

    public override string Name => "bucket-size-unused";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Bucket sizes are set that no bucket is shaped by.";

    public override string Why =>
        "Without enable_bucket the keys do nothing. With bucket_no_upscale the smallest and largest size do not shape the "
        + "buckets, though their checks still stop the run.";

    public override string Remedy =>
        "Turn enable_bucket on, or remove the bucket sizes; with bucket_no_upscale leave out min_bucket_reso and "
        + "max_bucket_reso.";

    public override Example Example => new("min_bucket_reso = 256", "enable_bucket = true\nmin_bucket_reso = 256");

    private static readonly string[] Keys = ["min_bucket_reso", "max_bucket_reso", "bucket_reso_steps", "bucket_no_upscale"];

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool buckets = subject.IsOnAnywhere("enable_bucket");
        bool free = subject.IsOnAnywhere("bucket_no_upscale");
        foreach (string key in buckets ? free ? Keys[..2] : [] : Keys)
        {
            if (!IsOfGui(subject, key) && subject.Everywhere(key).FirstOrDefault(place => PythonValue.IsTrue(place.Value)) is { } place)
                yield return At(place.Location, buckets ? $"{key} shapes no bucket, since bucket_no_upscale is on." : $"{key} does nothing, since enable_bucket is off.");
        }
    }

    // The GUI writes what its fields show, chosen or not.
    private static bool IsOfGui(ForeignConfig subject, string key) =>
        subject.Gui is { } gui && gui.Fields.FirstOrDefault(shown => shown.Field.Name == key) is { IsChosen: false };
}
