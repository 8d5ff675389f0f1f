using System.CommandLine;
using System.Globalization;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Imaging.Palettes;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>finish</c>: what a model drew, back to native pixel art.</summary>
internal static class FinishCommand
{
    private const string Description = """
        Turns large soft pictures, as models draw them, back into native pixel art: finds the grid of their "pixels" (also fractional,
        cropped, moved, noisy or packed as JPEG), makes each cell one colour, and keeps no more than --colors. The pictures stay as they are.

        Examples:
          kohyaprep finish generated --size 24
          kohyaprep finish generated --size 24 --palette punks --out clean     only colours of the originals
          kohyaprep finish a.png b.jpg --colors off --json                     what the grid says, all colours
          kohyaprep finish generated --size 24 --method classic --out classic  nearest and octree, for comparison

        Choosing between the methods, with figures: docs/finish.md.
        """;

    private static readonly Dictionary<string, CellMethod> Methods = new(StringComparer.Ordinal)
    {
        ["centre"] = CellMethod.Centre,
        ["median"] = CellMethod.Median,
        ["box"] = CellMethod.Box,
        ["mode"] = CellMethod.Mode,
        ["nearest"] = CellMethod.Nearest,
        ["k-centroid"] = CellMethod.KCentroid,
        ["classic"] = CellMethod.Classic,
    };

    private static readonly Dictionary<string, Dithering> Ditherings = new(StringComparer.Ordinal)
    {
        ["none"] = Dithering.None,
        ["ordered"] = Dithering.Ordered,
        ["diffused"] = Dithering.Diffused,
    };

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> places = new("IN") { Description = "Pictures, or folders of them.", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--out") { Description = "The folder to write to; otherwise IN-finished beside a folder, or finished here.", HelpName = "DIR" };
        Option<string?> size = new("--size") { Description = "Pixels of the sprites, such as 24 or 24x36; otherwise what the grid says.", HelpName = "SIZE" };
        Option<string> colours = new("--colors") { Description = "Most colours, or off. Pictures that have no more keep theirs.", DefaultValueFactory = _ => "40", HelpName = "N" };
        Option<string> method = new("--method") { Description = "How a cell becomes one colour: the median of its centre, made steadier where there is noise (centre); classic is an often copied script, as Pillow does it.", DefaultValueFactory = _ => "centre" };
        method.AcceptOnlyFromAmong([.. Methods.Keys]);
        Option<string?> palette = new("--palette") { Description = "Colours to choose from: .gpl, .act, a list of #rrggbb, a picture, or a folder of originals.", HelpName = "FILE" };
        Option<string> dither = new("--dither") { Description = "Mix colours that the palette lacks by a pattern.", DefaultValueFactory = _ => "none" };
        dither.AcceptOnlyFromAmong([.. Ditherings.Keys]);
        Option<bool> sharpen = new("--sharpen") { Description = "Pillow's unsharp mask (radius 1, 150 %) over the sprite. It does harm: at 24×24 it made 20 to 37 % of the pixels visibly wrong, and many new colours." };
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> force = new("--force") { Description = "Replace sprites that were edited by hand, or that something else wrote." };
        Option<bool> json = new("--json") { Description = "Everything, as one JSON document." };
        Command command = new("finish", Description) { places, output, size, colours, method, palette, dither, sharpen, recursive, force, json };
        command.SetAction((parse, cancellation) =>
        {
            RecoveryRequest request = new()
            {
                Size = SizeOf(parse.GetValue(size)),
                Colours = ColoursOf(parse.GetValue(colours)!),
                Method = Methods[parse.GetValue(method)!],
                Palette = parse.GetValue(palette) is { } path ? new PaletteMap(PaletteFile.Read(Path.GetFullPath(path))) : null,
                Dithering = Ditherings[parse.GetValue(dither)!],
                Sharpen = parse.GetValue(sharpen),
            };
            if (request.Method == CellMethod.Classic && request.Size is null)
                throw new KohyaPrepException("--method classic looks for no grid. Say with --size how many pixels the sprites have.");
            string[] inputs = [.. parse.GetValue(places)!.Select(Path.GetFullPath)];
            string target = Path.GetFullPath(parse.GetValue(output) ?? DefaultOutput(inputs));
            RecoveryFolder folder = new(RecoveryInput.Find(inputs, parse.GetValue(recursive)), request);
            FinishedFolder finished = ProgressBar.Run(terminal, "recovering", progress => folder.Write(target, parse.GetValue(force), progress, cancellation));
            foreach (FinishedPicture picture in finished.Pictures.Where(picture => picture.Trouble.Length > 0))
                terminal.Say($"{ShownPath.Of(picture.Input.Path)}: {picture.Trouble}.");
            if (parse.GetValue(json))
                FinishJson.Write(terminal.Results, target, request, finished);
            else
                FinishText.Write(terminal, target, finished);
            return Task.FromResult((int)(finished.Pictures.All(picture => picture.Sprite is not null) ? ExitCode.Done : ExitCode.BadInput));
        });
        return command;
    }

    private static string DefaultOutput(string[] inputs) =>
        inputs is [string folder] && Directory.Exists(folder) ? Path.TrimEndingDirectorySeparator(folder) + "-finished" : "finished";

    private static SpriteSize? SizeOf(string? text) => text is null
        ? null
        : SpriteSize.Parse(text) ?? throw new KohyaPrepException($"--size {text}: a size is such as 24 or 24x36, up to {SpriteSize.Most}.");

    private static int? ColoursOf(string text)
    {
        if (text == "off")
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int most) && most is >= 1 and <= 4096
            ? most
            : throw new KohyaPrepException($"--colors {text}: say how many at most, from 1 to 4096, or off.");
    }
}
