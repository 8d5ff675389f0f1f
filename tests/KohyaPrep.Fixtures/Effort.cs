namespace KohyaPrep.Fixtures;

/// <summary>How much of what takes minutes is run: a sample, or all of it when the environment variable <c>KOHYAPREP_LONG</c> is 1.</summary>
public static class Effort
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("KOHYAPREP_LONG") == "1";

    /// <summary>How often a test repeats itself.</summary>
    public static int Times(int sample, int all) => IsLong ? all : sample;
}
