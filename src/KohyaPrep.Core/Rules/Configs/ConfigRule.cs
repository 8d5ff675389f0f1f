using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

/// <summary>
/// A rule on someone's files for the trainer. It reads options and the forecast; where names of files on the disk decide, it asks
/// <see cref="ForeignConfigReading.Disk"/> for them, as the forecast does, and reads none of them but the list of sample prompts.
/// </summary>
public abstract class ConfigRule : Rule<ForeignConfig>
{
    /// <summary>A finding at the line where the option stands; of the whole training file where it is set nowhere.</summary>
    protected Finding On(ForeignConfig subject, string key, string message, string? remedy = null, Severity? severity = null) =>
        At(subject.PlaceOf(key), message, remedy, severity);
}
