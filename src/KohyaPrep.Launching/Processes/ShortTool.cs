using System.ComponentModel;
using System.Text;
using CliWrap;
using CliWrap.Buffered;
using KohyaPrep.Launching.Preflights;

namespace KohyaPrep.Launching.Processes;

/// <summary>What a program answered that ends by itself within seconds.</summary>
/// <param name="ExitCode">-1 when it could not be started, or did not end in time.</param>
internal sealed record ShortTool(int ExitCode, string Output, string Error)
{
    /// <summary>Its answer; null when there is no such program.</summary>
    /// <param name="program">A path, or a bare name that is looked up in PATH.</param>
    /// <exception cref="OperationCanceledException">Cancelled from outside, not by the limit.</exception>
    public static async Task<ShortTool?> AskAsync(
        string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellation, string? input = null)
    {
        if (!ProgramSearch.Finds(program, null))
            return null;
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        both.CancelAfter(limit);
        try
        {
            BufferedCommandResult answer = await CliWrap.Cli.Wrap(program)
                .WithArguments(arguments)
                .WithStandardInputPipe(input is null ? PipeSource.Null : PipeSource.FromString(input))
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(Encoding.UTF8, both.Token);
            return new ShortTool(answer.ExitCode, answer.StandardOutput, answer.StandardError);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ShortTool(-1, "", $"it did not answer within {limit.TotalSeconds:0} s");
        }
        catch (Win32Exception exception)
        {
            return new ShortTool(-1, "", exception.Message);
        }
    }

    /// <summary>The last line that it wrote, of its errors where there are any.</summary>
    public string LastLine => Error.Split('\n').Concat(Output.Split('\n')).Select(line => line.Trim()).LastOrDefault(line => line.Length > 0 && (Error.Trim().Length == 0 || Error.Contains(line, StringComparison.Ordinal)))
        ?? $"it ended with exit code {ExitCode}";
}
