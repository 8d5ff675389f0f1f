namespace KohyaPrep.Core.Launches;

/// <summary>
/// Judges a run by all that it left. Exit status 0 is not enough: the trainer returns it when it found no pictures, and when
/// the loss became NaN.
/// </summary>
public static class Judgement
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Terminate = 15;

    /// <summary>STATUS_CONTROL_C_EXIT of Windows.</summary>
    private const int WindowsControlC = unchecked((int)0xC000013A);

    /// <param name="wasStopped">Whether the user asked for the end.</param>
    public static Verdict Of(ProcessExit exit, RunProgress progress, FinalFile final, bool wasStopped = false)
    {
        string? error = progress.OwnError?.Line ?? progress.LoggedError;
        string? blame = error is null ? null : BlamedFile.In(progress.OwnError?.Message) ?? BlamedFile.In(progress.LoggedError);
        if (exit.IsSuccess)
            return OfSuccess(progress, final, error, blame, wasStopped);

        if (wasStopped)
            return new Verdict(VerdictKind.Interrupted, $"Stopped {Place(progress)}.");
        if (progress.SaidNoData)
            return NoData(error);
        // A shell in between turns a signal into 128 and its number.
        int? signal = exit.Signal ?? progress.LauncherFailure?.Signal ?? (exit.Code is > 128 and < 160 ? exit.Code - 128 : null);
        if (signal == Interrupt || exit.Code == WindowsControlC || (signal is null && progress.OwnError?.Kind == "KeyboardInterrupt"))
            return new Verdict(VerdictKind.Interrupted, $"Interrupted {Place(progress)}.");
        if (signal is not null)
            return new Verdict(VerdictKind.Killed, $"Ended by {SignalName(signal.Value)} {Place(progress)}.", error, blame);
        return new Verdict(VerdictKind.Failed, $"Failed {Place(progress)}: {error ?? $"{exit}, and no error was printed"}", error, blame);
    }

    private static Verdict OfSuccess(RunProgress progress, FinalFile final, string? error, string? blame, bool wasStopped)
    {
        if (progress.SaidNoData)
            return NoData(error);
        if (progress.Loss is { } loss && !double.IsFinite(loss))
            return new Verdict(VerdictKind.LossNaN, $"The loss is not a number since step {progress.DivergedAtStep}; the model is worthless.", error, blame);
        if (wasStopped && final.State != FinalFileState.Whole)
            return new Verdict(VerdictKind.Interrupted, $"Stopped {Place(progress)}.");
        return final.State switch
        {
            FinalFileState.Missing => new Verdict(
                VerdictKind.FinalFileMissing, $"The trainer ended without an error, but {final.Path} is not there.", error, blame ?? final.Path),
            FinalFileState.Old => new Verdict(
                VerdictKind.FinalFileMissing, $"The trainer ended without an error, but {final.Path} is older than this run.", error, blame ?? final.Path),
            FinalFileState.Damaged => new Verdict(
                VerdictKind.FinalFileDamaged, $"The trainer ended without an error, but {final.Path} is damaged: {final.Trouble}", error, blame ?? final.Path),
            _ when progress.Loss is null => new Verdict(
                VerdictKind.Failed, "The trainer ended without an error, but no step of the training was seen.", error, blame),
            _ => new Verdict(VerdictKind.Trained, $"Trained {Place(progress)}."),
        };
    }

    private static Verdict NoData(string? error) =>
        new(VerdictKind.NoData, "The trainer found no pictures, and trained nothing.", error);

    private static string Place(RunProgress progress) =>
        progress.Step is { } step ? $"at step {step} of {progress.TotalSteps}" : "before the first step";

    private static string SignalName(int signal) => signal switch
    {
        Hangup => "SIGHUP",
        Terminate => "SIGTERM",
        6 => "SIGABRT",
        7 => "SIGBUS",
        9 => "SIGKILL, as the kernel does when memory runs out,",
        11 => "SIGSEGV",
        _ => $"signal {signal}",
    };
}
