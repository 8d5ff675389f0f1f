using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Launching.Preflights;

namespace KohyaPrep.Launching.Scans;

/// <summary>Asks git which version a checkout is of.</summary>
internal static class GitVersion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Unknown without git, or where the folder is no working tree of its own (a copy that lies inside of another repository).</summary>
    public static async Task<CheckoutVersion> OfAsync(string checkout, CancellationToken cancellation)
    {
        if (!ProgramSearch.Finds("git", null) || !Path.Exists(Path.Combine(checkout, ".git")))
            return CheckoutVersion.Unknown;
        string[] head = (await AskAsync(checkout, cancellation, "log", "-1", "--format=%H %cs")).Split(' ');
        return head.Length < 2
            ? CheckoutVersion.Unknown
            : new CheckoutVersion(
                Repository(await AskAsync(checkout, cancellation, "config", "--get", "remote.origin.url")),
                await AskAsync(checkout, cancellation, "describe", "--tags", "--always", "--dirty"),
                head[0],
                head[1]);
    }

    /// <summary>The last two parts of an address; nothing of it that could be a secret.</summary>
    private static string Repository(string address)
    {
        string[] parts = address.Split('/', ':', StringSplitOptions.RemoveEmptyEntries);
        string last = parts.Length < 2 ? "" : $"{parts[^2]}/{parts[^1]}";
        return last.EndsWith(".git", StringComparison.Ordinal) ? last[..^4] : last;
    }

    private static async Task<string> AskAsync(string checkout, CancellationToken cancellation, params string[] question)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        both.CancelAfter(Limit);
        try
        {
            BufferedCommandResult answer = await CliWrap.Cli.Wrap("git")
                .WithArguments(["-C", checkout, .. question])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(both.Token);
            return answer.ExitCode == 0 ? answer.StandardOutput.Trim() : "";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "";
        }
        catch (Win32Exception)
        {
            return "";
        }
    }
}
