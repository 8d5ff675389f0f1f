using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TokenPaddingIdle : ConfigRule
{
    public static TokenPaddingIdle Rule { get; } = new();

    public override string Code => "CFG046";

    public override string Name => "token-padding-idle";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "no_token_padding is on.";

    public override string Why => "The option is an old one of train_db.py that nothing reads any more (train_util.py:1731).";

    public override string Remedy => "Remove it.";

    public override Example Example => new("no_token_padding = true", "# no no_token_padding");

    private static readonly string[] Keys = [Option];

    /// <summary>The option, which train_db.py still takes.</summary>
    internal const string Option = "no_token_padding";

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        Keys.Where(subject.Arguments.IsOn).Select(key => On(subject, key, $"{key} does nothing: no script of the trainer reads it."));
}
