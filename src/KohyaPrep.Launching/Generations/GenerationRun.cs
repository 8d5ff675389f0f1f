using KohyaPrep.Core;
using KohyaPrep.Core.Generations;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Launching.Processes;

namespace KohyaPrep.Launching.Generations;

/// <summary>Runs sd-scripts' own generation once, to its end.</summary>
public static class GenerationRun
{
    private const int LogLines = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <param name="progress">Called with pictures drawn and to be drawn by this job.</param>
    /// <exception cref="KohyaPrepException">The script cannot be started, or ends with pictures missing.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the script has ended, and what it drew stays.</exception>
    public static async Task RunAsync(GenerationJob job, Action<int, int>? progress, CancellationToken cancellation)
    {
        WriteInputs(job);
        string[] expected = [.. job.Prompts.Select(prompt => Path.Combine(job.PictureFolder, prompt.FileName))];
        DateTime start = DateTime.UtcNow.AddSeconds(-2);
        ITrainerProcess process = TrainerStart.Start(job.Launch);
        while (!process.Exit.IsCompleted)
        {
            if (cancellation.IsCancellationRequested)
            {
                await GroupStop.EndAsync(process, Grace);
                cancellation.ThrowIfCancellationRequested();
            }

            progress?.Invoke(Drawn(expected, start), expected.Length);
            await Task.WhenAny(process.Exit, Task.Delay(Pause, CancellationToken.None));
        }

        ProcessExit? exit = await process.Exit;
        string[] missing = [.. expected.Where(path => !File.Exists(path))];
        if (exit is { IsSuccess: false } || missing.Length > 0)
            throw new KohyaPrepException(Failure(job, exit, missing), ExitCode.TrainerFailed);
        progress?.Invoke(expected.Length, expected.Length);
    }

    /// <summary>The prompt file, and the guides in the order of the prompts; those of an earlier job go.</summary>
    private static void WriteInputs(GenerationJob job)
    {
        if (job.Prompts.FirstOrDefault(prompt => job.GuideFolder is not null && !File.Exists(prompt.EdgeMap)) is { } lost)
            throw new KohyaPrepException($"{lost.EdgeMap}: there is no such edge map. Run 'kohyaprep prepare' first.");
        try
        {
            Directory.CreateDirectory(job.PictureFolder);
            Directory.CreateDirectory(Path.GetDirectoryName(job.PromptFile)!);
            WholeFile.Write(job.PromptFile, System.Text.Encoding.UTF8.GetBytes(job.PromptFileText));
            if (job.GuideFolder is null)
                return;
            if (Directory.Exists(job.GuideFolder))
                Directory.Delete(job.GuideFolder, recursive: true);
            Directory.CreateDirectory(job.GuideFolder);
            foreach ((string from, string name) in job.Guides)
                File.Copy(from, Path.Combine(job.GuideFolder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{job.PromptFile}: cannot be written: {exception.Message}", ExitCode.MachineLacks, exception);
        }
    }

    private static int Drawn(string[] expected, DateTime start) =>
        expected.Count(path => File.Exists(path) && File.GetLastWriteTimeUtc(path) >= start);

    private static string Failure(GenerationJob job, ProcessExit? exit, string[] missing)
    {
        string[] tail = File.Exists(job.Launch.LogFile) ? [.. File.ReadLines(job.Launch.LogFile).Where(line => line.Trim().Length > 0).TakeLast(LogLines)] : [];
        string what = missing.Length == 0
            ? $"it ended with {exit}"
            : $"{missing.Length} of {job.Prompts.Count} pictures were not drawn, {Path.GetFileName(missing[0])} the first ({(exit is null ? "nobody saw how it ended" : exit.ToString())})";
        return $"{job.Checkpoint}: {what}. The end of its log ({job.Launch.LogFile}):\n  {string.Join("\n  ", tail)}";
    }
}
