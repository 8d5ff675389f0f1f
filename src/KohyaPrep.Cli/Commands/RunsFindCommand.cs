using System.CommandLine;
using System.Security.Cryptography;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs find</c>.</summary>
internal static class RunsFindCommand
{
    private const string Description = """
        Says which run a model's file came from, whatever it is called now: by its hash, or by the number of its training that the
        trainer writes into a LoRA's header.

        Examples:
          kohyaprep runs find downloads/best.safetensors
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "The model's file." };
        Option<bool> json = new("--json") { Description = "Print the run's record (its form is in docs/runs.md)." };
        Command command = new("find", Description) { file, json };
        command.SetAction(parse =>
        {
            string path = parse.GetValue(file)!;
            if (!File.Exists(path))
                throw new KohyaPrepException($"{path}: there is no such file.");
            IReadOnlyList<RunRecord> runs = RunArgument.Store().List();
            string sum = HashOf(path);
            string? session = SafetensorsFile.Read(path).Header?.Metadata.GetValueOrDefault("ss_session_id");
            (RunRecord Run, RunCheckpoint Model)? found = Search(runs, model => model.Sha256 == sum) ?? (session is null ? null : Search(runs, model => model.SessionId == session));
            if (found is not { } hit)
            {
                terminal.Say($"{path}: no recorded run of this workspace wrote it (sha256 {sum}).");
                return (int)ExitCode.Findings;
            }

            if (parse.GetValue(json))
                terminal.Results.Write(RunRecordJson.Text(hit.Run));
            else
                terminal.Results.WriteLine(hit.Model.Sha256 == sum
                    ? $"{hit.Run.Id}: {hit.Model.Path}{(hit.Model.Step is { } step ? $", step {step}" : "")}"
                    : $"{hit.Run.Id}: from the same training as {hit.Model.Path}, but not the same bytes");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static (RunRecord Run, RunCheckpoint Model)? Search(IReadOnlyList<RunRecord> runs, Func<RunCheckpoint, bool> isIt)
    {
        foreach (RunRecord run in runs.Reverse())
        {
            if (run.Checkpoints.LastOrDefault(isIt) is { } model)
                return (run, model);
        }

        return null;
    }

    private static string HashOf(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: the file cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }
}
