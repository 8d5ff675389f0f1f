namespace KohyaPrep.Cli.Commands;

/// <summary>The bundled sample of 204 portraits, which lies beside the program.</summary>
internal static class Sample
{
    /// <summary>Pictures with their captions, absolute.</summary>
    public static string Images { get; } = Path.Combine(AppContext.BaseDirectory, "datasets", "punks", "images");
}
