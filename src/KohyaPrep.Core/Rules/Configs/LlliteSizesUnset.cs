using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class LlliteSizesUnset : ConfigRule
{
    public static LlliteSizesUnset Rule { get; } = new();

    public override string Code => "CFG069";

    public override string Name => "lllite-sizes-unset";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The LLLite script is not given cond_emb_dim and network_dim.";

    public override string Why => "They have no default, and the run dies after the model has been loaded.";

    public override string Remedy => "Set cond_emb_dim = 32 and network_dim = 64.";

    public override Example Example => new("# no cond_emb_dim", "cond_emb_dim = 32\nnetwork_dim = 64");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        string[] missing = [.. ((string[])["cond_emb_dim", "network_dim"]).Where(key => subject.Arguments.Find(key) is null)];
        if (subject.Request.Script == "sdxl_train_control_net_lllite" && missing.Length > 0)
            yield return At(new Location(subject.TrainingFile), $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} not set, and there is no default.");
    }
}
