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

    /// <summary>Where a scanned catalogue goes: named after its version, so that each keeps its own, or else after the checkout's folder.</summary>
    public static string CatalogueOf(OptionCatalogue catalogue, string checkout)
    {
        string name = catalogue.Version.Length > 0 ? catalogue.Version : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(checkout)));
        string plain = new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')]);
        return Path.Combine(Root, "catalogues", plain + ".json");
    }
}
