namespace KohyaPrep.Cli.Tests;

/// <summary>What a run of the program came to.</summary>
/// <param name="ExitCode">128 and its number when a signal ended it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;

    /// <summary>Fails unless the program ended with this code, and without the trace of a crash.</summary>
    public ProgramResult Expect(int exitCode)
    {
        Assert.DoesNotContain("Unhandled exception", All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at KohyaPrep.", All, StringComparison.Ordinal);
        Assert.True(exitCode == ExitCode, $"exit code {ExitCode} instead of {exitCode}\n{All}");
        return this;
    }

    /// <summary>Fails unless the output or the messages say this.</summary>
    public ProgramResult Says(params string[] texts)
    {
        foreach (string text in texts)
            Assert.Contains(text, All, StringComparison.Ordinal);
        return this;
    }
}
