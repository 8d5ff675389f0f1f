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
    /// <summary>The environment variable that names a catalogue's file to use in place of the embedded one.</summary>
    public const string Variable = "KOHYAPREP_CATALOGUE";

    private static readonly Lazy<OptionCatalogue> OfThisProgram = new(CatalogueReader.ReadEmbedded);

    private static readonly Lazy<OptionCatalogue> Chosen =
        new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Read(path) : Embedded);

    private readonly Lazy<ILookup<string, TrainerOption>> byName =
        new(() => Options.ToLookup(option => option.Name, StringComparer.Ordinal));

    /// <summary>The catalogue that the user chose with <see cref="Variable"/>, otherwise the embedded one; read when first asked for.</summary>
    /// <exception cref="KohyaPrepException">The chosen file cannot be read.</exception>
    public static OptionCatalogue Current => Chosen.Value;

    /// <summary>The catalogue of the trainer version that this program was made for.</summary>
    public static OptionCatalogue Embedded => OfThisProgram.Value;

    /// <summary>How many names there are; a name may have several rows.</summary>
    public int NameCount => byName.Value.Count;

    /// <summary>A catalogue that <c>trainer scan</c> wrote.</summary>
    /// <exception cref="KohyaPrepException">The file is missing or is no catalogue.</exception>
    public static OptionCatalogue Read(string path) => CatalogueReader.ReadFile(path);

    /// <summary>The option as this script has it; null where the script has no such option.</summary>
    public TrainerOption? Find(string name, string script) => byName.Value[name].FirstOrDefault(row => row.Scripts.Contains(script));

    /// <summary>Every row of a name: as many as scripts differ in it; empty for an unknown name.</summary>
    public IEnumerable<TrainerOption> RowsOf(string name) => byName.Value[name];

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
