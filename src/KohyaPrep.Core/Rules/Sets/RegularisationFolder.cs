namespace KohyaPrep.Core.Rules.Sets;

/// <summary>Folders that keep the class apart, by their names.</summary>
internal static class RegularisationFolder
{
    private static readonly string[] Names = ["reg", "regs", "regularisation", "regularization", "class_images"];

    /// <summary>Whether a picture lies in or below one.</summary>
    /// <param name="path">Relative to the folder of pictures, with forward slashes.</param>
    public static bool Holds(string path) =>
        path.Contains('/', StringComparison.Ordinal) && path.Split('/')[..^1].Any(folder => Names.Contains(folder, StringComparer.OrdinalIgnoreCase));
}
