using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV050: a token on its way to a stranger.</summary>
public sealed class SecretInBundle : Rule<TrainerFile>
{
    public static SecretInBundle Rule { get; } = new();

    public override string Code => "ENV050";

    public override string Name => "secret-in-bundle";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Something that looks like a key or token would go into the bundle.";

    public override string Why =>
        "A bundle is uploaded, copied and shared; whoever reads it can act in your name.";

    public override string Remedy => "Take it out of the recipe or caption, and give it to the place by its own means: a secret of Colab or RunPod, --secret of SkyPilot, the environment of sbatch.";

    public override IEnumerable<Finding> Check(TrainerFile subject)
    {
        if (TokenLike.Find(subject.Text) is { } found)
            yield return At(new Location(subject.Path, found.Line), $"There is what looks like a secret: {found.Beginning}.");
    }
}
