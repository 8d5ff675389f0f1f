using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// The user's own data of this program: <c>kohyaprep</c> in <c>$XDG_DATA_HOME</c>, in <c>~/.local/share</c> where that is not set, and in the
/// system's folder for local application data on Windows and macOS.
/// </summary>
internal static class DataFolder
{
    public static string Root => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "kohyaprep");

    /// <summary>Where a scanned catalogue goes: named after its version, or its commit, so that each version keeps its own.</summary>
    public static string CatalogueOf(OptionCatalogue catalogue)
    {
        string name = new([.. (catalogue.Version.Length > 0 ? catalogue.Version : "unknown").Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')]);
        return Path.Combine(Root, "catalogues", name + ".json");
    }
}
