using System.CommandLine;
using System.CommandLine.Parsing;
using KohyaPrep.Captioning.Taggers;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Rules.Captions;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption tags</c>: captions by a tagger in ONNX.</summary>
internal static class CaptionTagsCommand
{
    private const string Description = """
        Tags each picture that has no caption by a tagger in ONNX, such as the WD14 taggers, and writes the tags as {tags} of the template: characters
        first, then what is most probable. {characters} and {rating} are fields too. Runs here, on all cores; nothing is downloaded.

        Examples:
          kohyaprep caption tags pictures --model wd-vit-tagger-v3/model.onnx --dry-run
          kohyaprep caption tags pictures --model model.onnx --tags selected_tags.csv --threshold 0.5 --exclude "simple background, solo"
          kohyaprep caption tags pictures --model model.onnx --answers tags.jsonl --template "{trigger}, {tags}" --trigger punk
        """;

    public static Command Create(Terminal terminal)
    {
        CaptionArguments arguments = new();
        Option<string> model = new("--model") { Description = "The tagger's model.onnx.", Required = true, HelpName = "FILE" };
        Option<string?> tags = new("--tags") { Description = "Its tags; selected_tags.csv beside the model when not said.", HelpName = "FILE" };
        Option<double> general = new("--threshold") { Description = "Least probability of a tag.", DefaultValueFactory = _ => 0.35, HelpName = "P" };
        Option<double> character = new("--character-threshold") { Description = "Likewise of characters, series and artists.", DefaultValueFactory = _ => 0.85, HelpName = "P" };
        Option<string[]> exclude = new("--exclude") { Description = "Tags that are never taken, separated by commas. May be given more than once.", HelpName = "TAGS" };
        Option<int?> most = new("--most") { Description = "General tags of a picture at most.", HelpName = "N" };
        Option<int> batch = new("--batch") { Description = "Pictures that are given to the model together.", DefaultValueFactory = _ => 4, HelpName = "N" };
        Option<string> pixels = new("--pixels") { Description = "The numbers that the model takes for colours: bgr255 (WD14), rgb01 or rgb11.", DefaultValueFactory = _ => "bgr255", HelpName = "FORM" };
        pixels.AcceptOnlyFromAmong("bgr255", "rgb01", "rgb11");
        Option<string?> answers = new("--answers") { Description = "Write the tags there too, as JSON lines: a table for `captions.tables` of a recipe.", HelpName = "FILE" };
        foreach (Option<double> probability in (Option<double>[])[general, character])
            probability.Validators.Add(result => Between(result, result.GetValueOrDefault<double>()));
        foreach (Option number in (Option[])[most, batch])
            number.Validators.Add(result => AtLeastOne(result));
        Command command = new("tags", Description) { model, tags, general, character, exclude, most, batch, pixels, answers };
        arguments.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            string modelPath = parse.GetValue(model)!;
            string? kept = arguments.IsDryRun(parse) ? null : parse.GetValue(answers);
            if (kept is not null && File.Exists(kept) && !arguments.Overwrites(parse))
                throw new KohyaPrepException($"{kept}: there is a file of this name already. Choose another, or say --overwrite to replace it.");
            IReadOnlyList<TaggerTag> known = TaggerTags.Read(parse.GetValue(tags) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(modelPath))!, "selected_tags.csv"));
            string[] excluded = [.. (parse.GetValue(exclude) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            TagChoice choice = new(parse.GetValue(general), parse.GetValue(character), excluded, parse.GetValue(most));
            Dataset dataset = arguments.ReadPictures(parse, terminal, cancellation);
            ImageFacts[] pictures = [.. arguments.PicturesToCaption(parse, dataset)];
            using Tagger tagger = Tagger.Load(modelPath, Enum.Parse<PixelForm>(parse.GetValue(pixels)!, ignoreCase: true), known.Count);
            (CaptionValues values, IReadOnlyList<RefusedAnswer> refused) = ProgressBar.Run(terminal, "tagging", progress =>
                TaggerRun.Tag(dataset, pictures, tagger, known, choice, parse.GetValue(batch), progress, cancellation));
            if (kept is not null)
                Keep(kept, values);
            TableReading tables = arguments.ReadTables(parse, dataset);
            TableReading words = new(values.Before(tables.Values), [.. tables.Findings, .. refused.SelectMany(UnusableAnswer.Rule.Check)]);
            return Task.FromResult((int)arguments.Write(parse, terminal, dataset, words, "{trigger}, {tags}", cancellation, needs: CaptionField.Tags));
        });
        return command;
    }

    private static void Keep(string path, CaptionValues values) => WholeFile.Write(
        path,
        string.Concat(values.ByPicture.OrderBy(picture => picture.Key, StringComparer.Ordinal).Select(picture => JsonText.Of(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("file", picture.Key);
                foreach ((string field, string words) in picture.Value)
                    json.WriteString(field, words);
                json.WriteEndObject();
            },
            indented: false))),
        replaces: true);

    private static void Between(OptionResult result, double value)
    {
        if (value is not (>= 0 and <= 1))
            result.AddError($"{result.Option.Name} takes a number from 0 to 1.");
    }

    private static void AtLeastOne(OptionResult result)
    {
        if (result.GetValueOrDefault<int?>() is < 1)
            result.AddError($"{result.Option.Name} takes a number of at least 1.");
    }
}
