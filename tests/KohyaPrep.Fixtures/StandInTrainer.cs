namespace KohyaPrep.Fixtures;

/// <summary>Where the program lies that plays Python and sd-scripts; a test project that uses it refers to its project.</summary>
public static class StandInTrainer
{
    public static string Executable { get; } = Built("KohyaPrep.StandInTrainer");

    /// <summary>The program of another project of the same configuration as the running test.</summary>
    public static string Built(string project) => Repository.Path(
        "artifacts", "bin", project, new DirectoryInfo(AppContext.BaseDirectory).Name, project + (OperatingSystem.IsWindows() ? ".exe" : ""));
}
