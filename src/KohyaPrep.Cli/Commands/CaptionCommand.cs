using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption</c>: captions for a folder of pictures, without a recipe.</summary>
internal static class CaptionCommand
{
    private const string Description = """
        Writes captions from a template, for pictures that have none. Captions that exist stay.

        Fields: {trigger}, {class}, {name} (the words of the file's name), {file}, {folder}, {size}, {color_count};
        from the pixels of sprites: {background}, {colors}; of portraits of 24×24 art pixels also {skin}, {hair}, {eyes}, {headwear},
        {glasses}, {beard}; and every column of a --table. A fragment between commas whose field is empty, since nothing is certain,
        is left out. `caption vision` and `caption tags` ask models for {vision} and {tags}.

        Examples:
          kohyaprep caption pictures --trigger "pixel art portrait" --dry-run
          kohyaprep caption pictures --template "{trigger}, {hair} hair, {glasses}, {background} background" --trigger punk
          kohyaprep caption pictures --table punks.csv --template "{trigger}, {class}, {hair} hair"
          kohyaprep caption pictures --table meta_cap.json --template "{caption}, {tags}" --out captions
        """;

    private const string FromPixels = "{trigger}, {skin} skin, {hair} hair, {eyes} eyes, {headwear}, {glasses}, {beard}, {background} background, {colors}";

    public static Command Create(Terminal terminal)
    {
        CaptionArguments arguments = new();
        Command command = new("caption", Description);
        arguments.AddTo(command);
        command.Subcommands.Add(CaptionVisionCommand.Create(terminal));
        command.Subcommands.Add(CaptionTagsCommand.Create(terminal));
        command.Subcommands.Add(CaptionCountCommand.Create(terminal));
        command.Subcommands.Add(CaptionEditCommand.Create(terminal));
        command.Subcommands.Add(CaptionUndoCommand.Create(terminal));
        command.Subcommands.Add(CaptionHistoryCommand.Create(terminal));
        command.SetAction((parse, cancellation) =>
        {
            Dataset dataset = arguments.ReadPictures(parse, terminal, cancellation);
            TableReading known = arguments.ReadTables(parse, dataset);
            return Task.FromResult((int)arguments.Write(parse, terminal, dataset, known, Usual(known), cancellation));
        });
        return command;
    }

    /// <summary>A table that has captions, or tags, was given for them.</summary>
    private static string Usual(TableReading known) =>
        ((string[])["caption", "text", "tags"]).FirstOrDefault(column => known.Values.Columns.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } column
            ? $"{{trigger}}, {{{column}}}"
            : FromPixels;
}
