using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs diagnose</c>: what came of a training, from its log alone.</summary>
internal static class RunsDiagnoseCommand
{
    private const string Description = """
        Reads a saved log of the trainer, from any machine, and says what came of the training, why, which file is to blame and
        what to do. The exit status of the trainer, where it is known, settles what a log that breaks off cannot tell.

        Examples:
          kohyaprep runs diagnose train.log
          kohyaprep runs diagnose train.log --exit 137 --json
          accelerate launch ... 2>&1 | tee train.log; kohyaprep runs diagnose train.log --exit ${PIPESTATUS[0]}
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> log = new("LOG") { Description = "The log's file; - for standard input." };
        Option<long?> exit = new("--exit") { Description = "The trainer's exit status; negative, or 128 and more, for a signal.", HelpName = "N" };
        Option<bool> json = new("--json") { Description = "Print one JSON object (its form is in docs/runs.md)." };
        Command command = new("diagnose", Description) { log, exit, json };
        command.SetAction(parse =>
        {
            string path = parse.GetValue(log)!;
            Diagnosis diagnosis = LogJudgement.Of(
                LogReading.Read(path), parse.GetValue(exit) is { } status ? ProcessExit.FromReturnCode(unchecked((int)status)) : null)
                .WithMemoryAdvice(RecordBeside(path)?.MemoryAdvice);
            if (parse.GetValue(json))
                terminal.Results.Write(DiagnosisJson.Text(diagnosis));
            else
                DiagnosisText.Write(terminal, diagnosis);
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>The record of the run whose log it is; null for anyone's log.</summary>
    private static RunRecord? RecordBeside(string log)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(log))!;
        return new RunStore(Path.GetDirectoryName(folder) ?? folder).ReadPart(Path.GetFileName(folder), RunFolder.Record, RunJson.Default.RunRecord);
    }
}
