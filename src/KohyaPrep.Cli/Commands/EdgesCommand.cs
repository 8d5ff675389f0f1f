using System.CommandLine;
using System.Globalization;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.EdgeMaps;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>edges</c>: Canny edge maps of a folder, without a recipe.</summary>
internal static class EdgesCommand
{
    private const string Description = """
        Draws a Canny edge map for each picture of a folder, with the same name and size, equal to cv2's.
        With --fit, pictures are enlarged by a whole factor and put in the middle first, as `canvas: {fit: N}` does.

        Examples:
          kohyaprep edges pictures --out edges
          kohyaprep edges punks --out edges --fit 768 --low 30 --high 100
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "A folder of pictures." };
        Option<string> output = new("--out") { Description = "The folder to write to.", Required = true, HelpName = "DIR" };
        Option<int?> fit = new("--fit") { Description = "Enlarge to a square of this many pixels first.", HelpName = "SIZE" };
        Option<double> low = new("--low") { Description = "Canny's lower threshold.", DefaultValueFactory = _ => 100 };
        Option<double> high = new("--high") { Description = "Canny's upper threshold.", DefaultValueFactory = _ => 200 };
        Option<string> aperture = new("--aperture") { Description = "Size of the Sobel kernel.", DefaultValueFactory = _ => "3" };
        aperture.AcceptOnlyFromAmong("3", "5", "7");
        Option<bool> l2 = new("--l2-gradient") { Description = "Measure gradients by their Euclidean length." };
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> force = new("--force") { Description = "Replace maps that were edited by hand, or that something else wrote." };
        Command command = new("edges", Description) { folder, output, fit, low, high, aperture, l2, recursive, force };
        command.SetAction((parse, cancellation) =>
        {
            EdgeSection edges = new(parse.GetValue(low), parse.GetValue(high), int.Parse(parse.GetValue(aperture)!, CultureInfo.InvariantCulture), parse.GetValue(l2));
            string target = Path.GetFullPath(parse.GetValue(output)!);
            EdgeFolder maps = new(Path.GetFullPath(parse.GetValue(folder)!), parse.GetValue(recursive), edges, parse.GetValue(fit));
            OutputResult result = ProgressBar.Run(terminal, "drawing edge maps", progress => maps.Write(target, parse.GetValue(force), progress, cancellation));
            terminal.Results.WriteLine($"{ShownPath.Of(target)}: {Amount.Of(result.Written + result.Unchanged, "edge map")}, {result.Written} new or changed, {result.Removed} removed.");
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
