namespace KohyaPrep.Core;

/// <summary>We cannot go on, and the user can act. Caught once, at the top, and shown as one line.</summary>
/// <param name="message">Where, what, and what to do.</param>
/// <param name="exitCode">The exit code that the program ends with.</param>
public sealed class KohyaPrepException(string message, ExitCode exitCode = ExitCode.BadInput, Exception? cause = null)
    : Exception(message, cause)
{
    public ExitCode ExitCode { get; } = exitCode;
}
