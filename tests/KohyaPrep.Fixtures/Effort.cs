namespace KohyaPrep.Fixtures;

/// <summary>How much of what takes minutes is run: a sample, or all of it when the environment variable <c>KOHYAPREP_LONG</c> is 1.</summary>
public static class Effort
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("KOHYAPREP_LONG") == "1";

    /// <summary>What random cases are drawn from: 0, or the environment variable <c>KOHYAPREP_SEED</c>.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("KOHYAPREP_SEED"), out int seed) ? seed : 0;

    /// <summary>How often a test repeats itself.</summary>
    public static int Times(int sample, int all) => IsLong ? all : sample;
}
