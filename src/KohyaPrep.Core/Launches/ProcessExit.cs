namespace KohyaPrep.Core.Launches;

/// <summary>How a process ended: by its own exit code, or by a signal. Exactly one of the two is there.</summary>
public sealed record ProcessExit(int? Code, int? Signal)
{
    public static ProcessExit WithCode(int code) => new(code, null);

    public static ProcessExit BySignal(int signal) => new(null, signal);

    /// <summary>Reads a status as Python's <c>subprocess</c> writes it: negative for a signal.</summary>
    public static ProcessExit FromReturnCode(int returnCode) => returnCode < 0 ? BySignal(-returnCode) : WithCode(returnCode);

    public bool IsSuccess => Code == 0;

    public override string ToString() => Signal is { } signal ? $"signal {signal}" : $"exit status {Code}";
}
