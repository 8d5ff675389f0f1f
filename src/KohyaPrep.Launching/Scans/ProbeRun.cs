using System.ComponentModel;
using System.Text;
using CliWrap;
using KohyaPrep.Core;
using KohyaPrep.Core.Trainer.Scans;

namespace KohyaPrep.Launching.Scans;

/// <summary>One run of the probe.</summary>
/// <param name="Scripts">What it found before it ended.</param>
/// <param name="Trouble">Why it did not come to its end; null when it did.</param>
internal sealed record ProbeRun(IReadOnlyList<ScannedScript> Scripts, string? Trouble)
{
    /// <param name="way"><c>auto</c> or <c>source</c>.</param>
    /// <exception cref="KohyaPrepException">Python cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled from outside, not by the limit.</exception>
    public static async Task<ProbeRun> StartAsync(string python, string checkout, string way, TimeSpan limit, CancellationToken cancellation)
    {
        using ProbeFolder folder = new();
        StringBuilder errors = new();
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        both.CancelAfter(limit);
        string? trouble = null;
        try
        {
            CommandResult result = await CliWrap.Cli.Wrap(python)
                .WithArguments([folder.Script, checkout, folder.Result, way])
                .WithWorkingDirectory(checkout)
                .WithEnvironmentVariables(Environment(folder))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(both.Token);
            if (result.ExitCode != 0)
                trouble = $"Python ended with exit code {result.ExitCode}{LastLine(errors.ToString())}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            trouble = $"it did not end within {limit.TotalSeconds:0} s";
        }
        catch (Win32Exception exception)
        {
            throw new KohyaPrepException(
                $"{python} cannot be started: it is no program for this machine. Name another Python with --python.",
                ExitCode.MachineLacks,
                exception);
        }

        return new ProbeRun(ProbeLines.Read(folder.ReadResult()), trouble);
    }

    /// <summary>No GPU is woken, nothing is fetched, and nothing is written beside the scripts.</summary>
    private static Dictionary<string, string?> Environment(ProbeFolder folder) => new()
    {
        ["PYTHONUTF8"] = "1",
        ["PYTHONWARNINGS"] = "ignore",
        ["PYTHONPYCACHEPREFIX"] = folder.Compiled,
        ["CUDA_VISIBLE_DEVICES"] = "",
        ["HF_HUB_OFFLINE"] = "1",
        ["TRANSFORMERS_OFFLINE"] = "1",
    };

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() is { } line ? $" ({line})" : "";
}
