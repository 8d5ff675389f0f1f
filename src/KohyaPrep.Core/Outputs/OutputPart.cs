namespace KohyaPrep.Core.Outputs;

/// <summary>Makes files for an output folder that another run will bring together: a part of a large set, made beside others.</summary>
public static class OutputPart
{
    /// <summary>Makes the files that do not lie there already from an earlier run. A later run takes them by <see cref="OutputRequest.Parts"/>.</summary>
    /// <param name="folder">Absolute, of this part alone; made when missing.</param>
    /// <param name="jobs">Gone through twice.</param>
    /// <param name="progress">Called with files done and files to do, from any thread.</param>
    /// <returns>How many were made, and how many lay ready.</returns>
    /// <exception cref="KohyaPrepException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what was made stays.</exception>
    public static (int Made, int Ready) Write(string folder, IEnumerable<OutputJob> jobs, Action<int, int>? progress, CancellationToken cancellation)
    {
        try
        {
            // No earlier run is looked at but that of the part itself.
            OutputSurvey nothing = new(folder, OutputLock.Empty, OutputLock.Empty);
            WantedFiles wanted = WantedFiles.Of(jobs, nothing, force: true, cancellation);
            using StagingFolder staging = new(folder, isReadOnly: false);
            StagedFiles staged = new(staging, []);
            staged.Make(jobs, wanted, progress, cancellation);
            return (wanted.StaleCount - staged.Taken, staged.Taken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{folder}: cannot be written: {exception.Message.TrimEnd('.')}. What was made so far stays; make room, then run again.", ExitCode.MachineLacks, exception);
        }
    }
}
