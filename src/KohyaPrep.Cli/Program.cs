using System.CommandLine;
using KohyaPrep.Cli.Commands;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;

Console.OutputEncoding = System.Text.Encoding.UTF8;
Terminal terminal = Terminal.OfThisProcess();
ParseResult parse = RootOf.Commands(terminal).Parse(args);
if (parse.Errors.Count > 0)
{
    foreach (System.CommandLine.Parsing.ParseError error in parse.Errors)
        terminal.Say($"kohyaprep: {error.Message}");
    terminal.Say($"Try 'kohyaprep {RootOf.PathOf(parse.CommandResult)}--help'.");
    return (int)ExitCode.BadInput;
}

try
{
    // Training is ended by its own rules (it waits for the next state), so the library must not cut it off after two seconds.
    return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
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
