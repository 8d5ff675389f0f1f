using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Trainer;

/// <summary>Every option of the trainer's scripts: data taken from the trainer itself, with its version.</summary>
/// <param name="Trainer">The repository that it was read off.</param>
/// <param name="Commit">The full commit.</param>
/// <param name="Scripts">Script names without <c>.py</c>, in the trainer's own order.</param>
/// <param name="Options">In ordinal order of names; one name has several rows where scripts differ.</param>
public sealed record OptionCatalogue(
    string Trainer,
    string Version,
    string Commit,
    string Date,
    IReadOnlyList<string> Scripts,
    IReadOnlyList<TrainerOption> Options)
{
    private static readonly Lazy<OptionCatalogue> Embedded = new(CatalogueReader.ReadEmbedded);

    private readonly Lazy<ILookup<string, TrainerOption>> byName =
        new(() => Options.ToLookup(option => option.Name, StringComparer.Ordinal));

    /// <summary>The catalogue of the trainer version that this program was made for; read when first asked for.</summary>
    public static OptionCatalogue Current => Embedded.Value;

    /// <summary>The option as this script has it; null where the script has no such option.</summary>
    public TrainerOption? Find(string name, string script) => byName.Value[name].FirstOrDefault(row => row.Scripts.Contains(script));

    /// <summary>The script's options, in ordinal order of their names.</summary>
    public IEnumerable<TrainerOption> OptionsOf(string script) => Options.Where(option => option.Scripts.Contains(script));

    /// <summary>The scripts that have an option of this name, in the trainer's order; empty when none has.</summary>
    public IReadOnlyList<string> ScriptsWith(string name)
    {
        HashSet<string> having = [.. byName.Value[name].SelectMany(row => row.Scripts)];
        return [.. Scripts.Where(having.Contains)];
    }

    /// <summary>The option of the script that was probably meant; null when none is near.</summary>
    public string? Suggest(string name, string script) => Nearest.Of(name, OptionsOf(script).Select(option => option.Name));
}
