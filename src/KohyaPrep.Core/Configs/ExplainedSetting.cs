using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>One of the trainer's settings, told to a person.</summary>
/// <param name="Value">As it would stand in a file; <c>none</c> where there is none.</param>
/// <param name="Origin">Who said so: a line, a template, the command line, the trainer's default.</param>
/// <param name="Remark">What becomes of it here, such as who overrules it; null where it simply holds.</param>
public sealed record ExplainedSetting(string Name, string Value, string Origin, string? Remark = null)
{
    /// <summary>The value itself; null for none.</summary>
    public ConfigNode? Node { get; init; }

    public SettingSource Source { get; init; } = SettingSource.File;

    /// <summary>The line that says so; null where no line does.</summary>
    public Location? Place { get; init; }

    /// <summary>What the option does; null where nobody has written a note.</summary>
    public string? Meaning => (OptionNotes.Find(Name) ?? OptionNotes.Find(DatasetKeys.OptionOf(Name)))?.Meaning;
}
