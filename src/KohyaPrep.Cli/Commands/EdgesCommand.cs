using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.EdgeMaps;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>edges</c>: edge maps of a folder, without a recipe.</summary>
internal static class EdgesCommand
{
    private const string Description = """
        Draws an edge map for each picture of a folder, with the same name and size: OpenCV's Canny, equal to cv2's, or the exact borders
        of pixel art. With --fit, pictures are enlarged by a whole factor and put in the middle first, as `canvas: {fit: N}` does.

        Examples:
          kohyaprep edges pictures --out edges
          kohyaprep edges punks --out edges --fit 768 --channel rgb      borders between equally light colours too
          kohyaprep edges punks --out edges --fit 768 --method borders   every border, one pixel wide
          kohyaprep edges punks --fit 768 --preview sheet.png            a sheet to look at, nothing else

        What each finds on real pixel art: docs/edges.md.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "A folder of pictures." };
        Option<string?> output = new("--out") { Description = "The folder to write to.", HelpName = "DIR" };
        Option<string?> preview = new("--preview") { Description = "Draw a sheet of pictures with their maps beside them into this PNG file.", HelpName = "FILE" };
        Option<int?> fit = new("--fit") { Description = "Enlarge to a square of this many pixels first.", HelpName = "SIZE" };
        EdgeArguments edges = new();
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> force = new("--force") { Description = "Replace maps that were edited by hand, or that something else wrote, and the sheet." };
        Option<bool> dryRun = new("--dry-run") { Description = "Say how many would be drawn; write nothing." };
        Command command = new("edges", Description) { folder, output, preview, fit, recursive, force, dryRun };
        edges.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && result.GetValue(preview) is null)
                result.AddError("Say with --out where the maps go, or with --preview where a sheet of them goes.");
        });
        command.SetAction((parse, cancellation) =>
        {
            EdgeSection settings = edges.Read(parse);
            EdgeFolder maps = new(Path.GetFullPath(parse.GetValue(folder)!), parse.GetValue(recursive), settings, parse.GetValue(fit));
            if (parse.GetValue(dryRun))
            {
                terminal.Results.WriteLine($"{Amount.Of(maps.Count(), "edge map")} would be drawn: {EdgeText.Of(settings)}.");
                return Task.FromResult((int)ExitCode.Done);
            }

            if (parse.GetValue(output) is { } place)
            {
                string target = Path.GetFullPath(place);
                OutputResult result = ProgressBar.Run(terminal, "drawing edge maps", progress => maps.Write(target, parse.GetValue(force), progress, cancellation));
                string all = Amount.Of(result.Written + result.Unchanged, "edge map");
                terminal.Results.WriteLine($"{ShownPath.Of(target)}: {all}, {result.Written} new or changed, {result.Removed} removed.");
            }

            if (parse.GetValue(preview) is { } sheet)
            {
                WholeFile.WriteFor(sheet, maps.Sheet(EdgeText.Of(settings)), parse.GetValue(force));
                terminal.Results.WriteLine($"{sheet}: pictures and their edge maps, side by side.");
            }

            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
