using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>prepare</c>: recipe to training set, captions, edge maps and trainer files.</summary>
internal static class PrepareCommand
{
    private const string Description = """
        Writes everything that the trainer needs into the recipe's output folder. Sources are only read. A rerun does only what
        changed; an interrupted run leaves the old state, and the next one finishes it. With --shard a part of a large set is prepared beside
        others, on this machine or another; `manifest merge` joins the parts.

        Examples:
          kohyaprep prepare punks.yaml
          kohyaprep prepare punks.yaml --dry-run
          kohyaprep prepare punks.yaml --set canvas.fit=768 --set output=out/768
          kohyaprep prepare punks.yaml --shard 3/16
        """;

    public static Command Create(Terminal terminal)
    {
        PrepareArguments prepare = new();
        Option<bool> rehash = RehashOption();
        Option<string?> shard = new("--shard")
        {
            Description = "Prepare one of N parts only, into parts/ of the output folder. I counts from 0 or from 1: N/N is the same part as 0/N.",
            HelpName = "I/N",
        };
        shard.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Shard.TryParse(text) is null)
                result.AddError($"'{text}' is not a part: write I/N, such as 3/16, with I from 0 or 1 up to N.");
        });
        Command command = new("prepare", Description) { shard, rehash };
        prepare.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            RecipeReading reading = prepare.Recipe.Read(parse);
            if (reading.Recipe is null)
                return Task.FromResult((int)prepare.Refuse(terminal, parse, reading.Findings));
            if (parse.GetValue(shard) is { } part)
                return Task.FromResult((int)PreparePart(terminal, parse, prepare, reading, Shard.TryParse(part)!, cancellation));
            DatasetReading how = Preparation.Known(reading.Recipe) with { TrustsTimes = !parse.GetValue(rehash) };
            return Task.FromResult((int)prepare.Run(terminal, parse, reading, how, [], cancellation));
        });
        return command;
    }

    /// <summary>The option that sets the manifest aside.</summary>
    public static Option<bool> RehashOption() => new("--rehash")
    {
        Description = "Read every picture and compare its hash, even where size and time are those of the manifest.",
    };

    private static ExitCode PreparePart(
        Terminal terminal, ParseResult parse, PrepareArguments prepare, RecipeReading reading, Shard shard, CancellationToken cancellation)
    {
        if (prepare.IsDryRun(parse))
            throw new KohyaPrepException("--shard with --dry-run has nothing to tell: what depends on the whole set is known when the parts are joined.");
        PreparedPart part = ProgressBar.Run(
            terminal, $"part {shard}", progress => PreparationParts.Write(reading, shard, ShownPath.Of, prepare.Overwrites(parse), progress, cancellation));
        terminal.Results.WriteLine(
            $"part {part.Shard}: {Amount.Of(part.Pictures, "picture")}; {Amount.Of(part.Made, "file")} made, {part.Ready:N0} lay ready in {ShownPath.Of(part.Folder)}");
        return ExitCode.Done;
    }
}
