using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Foreign;

/// <summary>Tells with each setting what the rules say of it, and after them what is missing.</summary>
public static class ExplainedFindings
{
    // Said by the explanation itself, in its own words.
    private static readonly Rule[] SaidAlready = [UnknownOption.Rule, OptionOfOtherScript.Rule, OutrankedByDatasetFile.Rule];

    public static IReadOnlyList<ExplainedSection> Over(ForeignConfig config, IReadOnlyList<ExplainedSection> sections)
    {
        List<Finding> findings = [.. ConfigChecks.Run(config)];
        List<ExplainedSection> told = [.. sections.Select(section => section with { Settings = [.. section.Settings.Select(setting => With(setting, findings))] })];
        ExplainedSetting[] missing = [.. findings.Where(finding => finding.Location.Line == 0).Select(finding => Missing(config, finding))];
        if (missing.Length > 0)
            told.Add(new ExplainedSection("missing, or wrong as a whole", missing));
        return told;
    }

    private static ExplainedSetting With(ExplainedSetting setting, List<Finding> findings)
    {
        Finding[] own = [.. findings.Where(finding => finding.Location.Line > 0 && finding.Location.ToString() == setting.Place?.ToString() && Names(finding, setting.Name))];
        string[] remarks =
        [
            .. new[] { setting.Remark }.OfType<string>(),
            .. own.Where(finding => setting.Remark is null || SaidAlready.All(rule => rule.Code != finding.Code)).Select(finding => $"{finding.Message} {finding.Remedy}"),
        ];
        return remarks.Length == 0 ? setting : setting with { Remark = string.Join(' ', remarks) };
    }

    private static bool Names(Finding finding, string name) =>
        finding.Message.Contains(name, StringComparison.Ordinal) || finding.Message.Contains(DatasetKeys.NameOf(name), StringComparison.Ordinal) || finding.Code == SizeForUnet.Rule.Code;

    private static ExplainedSetting Missing(ForeignConfig config, Finding finding)
    {
        string first = finding.Message.Split(' ', 2)[0];
        TrainerOption? option = OptionCatalogue.Current.Find(first, config.Request.Script);
        SettingValue? value = option?.Default;
        return new ExplainedSetting(option is null ? finding.Name : first, value is null ? "none" : TomlText.Of(value), option is null ? finding.Code : "trainer default", $"{finding.Message} {finding.Remedy}")
        {
            Source = SettingSource.TrainerDefault,
            Node = value is null ? null : ConfigNodes.Of(value),
        };
    }
}
