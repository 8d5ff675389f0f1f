using System.CommandLine;
using KohyaPrep.Cli.Commands;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;

Console.OutputEncoding = System.Text.Encoding.UTF8;
Terminal terminal = Terminal.OfThisProcess();
using Interrupts interrupts = new();
ParseResult parse = RootOf.Commands(terminal, interrupts).Parse(args);
List<string> complaints = StrayOption.Complaint(parse) is { } stray ? [stray] : [.. UsageErrors.Of(parse)];
if (complaints.Count > 0)
{
    foreach (string complaint in complaints)
        terminal.Say($"kohyaprep: {complaint}");
    terminal.Say($"Try 'kohyaprep {RootOf.PathOf(parse.CommandResult)}--help'.");
    return (int)ExitCode.BadInput;
}

try
{
    // Signals are ours: a training is ended by its own rules (it waits for the next state), not cut off after two seconds.
    return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupts.Token);
}
catch (KohyaPrepException exception)
{
    terminal.Say($"kohyaprep: {exception.Message}");
    return (int)exception.ExitCode;
}
catch (OperationCanceledException)
{
    terminal.Say("kohyaprep: interrupted; nothing was changed.");
    return (int)ExitCode.Interrupted;
}
