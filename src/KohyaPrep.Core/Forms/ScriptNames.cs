using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>Names of the trainer's scripts as people write them.</summary>
public static class ScriptNames
{
    /// <summary>The script's name without folder and <c>.py</c>.</summary>
    /// <exception cref="KohyaPrepException">The trainer has no such script.</exception>
    public static string Plain(string given)
    {
        string name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        name = name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name;
        if (OptionCatalogue.Current.Scripts.Contains(name))
            return name;
        string meant = Nearest.Of(name, OptionCatalogue.Current.Scripts) is { } near ? $"Did you mean '{near}'?" : $"There are {string.Join(", ", OptionCatalogue.Current.Scripts)}.";
        throw new KohyaPrepException($"The trainer has no script '{given}'. {meant}");
    }
}
