using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Recipes;

/// <summary>Makes a recipe of the covered layers, and finds what only the whole can show.</summary>
/// <param name="file">The recipe's file, absolute.</param>
/// <param name="shown">The same as the user wrote it.</param>
internal sealed class RecipeBuilder(string file, string shown, RecipeLayer layer, List<Finding> findings)
{
    /// <returns>Null when a key that is needed is missing or says nothing that can be used.</returns>
    public Recipe? Build()
    {
        BaseModel? known = Text("model") is { } model ? BaseModels.Find(model) : null;
        if (known is not null && !layer.Values.ContainsKey("family"))
            layer.Values["family"] = new FieldValue(Words.Of(known.Family), new Origin(OriginKind.Derived, new Location($"model '{known.Name}'")));
        foreach (RecipeField field in RecipeFields.All.Where(field => field.IsRequired && !layer.Values.ContainsKey(field.Key)))
            findings.Add(MissingKey.Rule.At(new Location(shown), $"'{field.Key}' is missing: {field.Meaning}"));
        if (!layer.Values.ContainsKey("family"))
            findings.Add(MissingKey.Rule.At(new Location(shown), "'family' is missing, and the model is none that is known.", $"Say which network it has: {string.Join(" or ", Words.Families)}."));
        Border? border = ReadBorder();
        Rgb? background = ReadColour("canvas.background");
        (CropKind crop, CropBox box) = ReadCrop();
        if (border is null || findings.Any(finding => finding.Severity == Severity.Error))
            return null;

        Recipe recipe = Assemble(ReadCanvas(border, background) with { Recover = Words.ToRecovering(Text("canvas.recover")!), Crop = crop, Box = box });
        findings.AddRange(RecipeRules.Check(recipe));
        return findings.Any(finding => finding.Severity == Severity.Error) ? null : recipe;
    }

    private Recipe Assemble(CanvasChoice canvas)
    {
        string folder = Path.GetDirectoryName(file)!;
        string name = Text("name") ?? Path.GetFileNameWithoutExtension(file);
        return new Recipe
        {
            File = file,
            Shown = shown,
            Name = name,
            Output = PathOf("output") ?? Path.Combine(folder, "out", name),
            Route = Words.ToRoute(Text("route")!),
            Family = Words.ToFamily(Text("family")!),
            Model = Text("model")!,
            Dataset = new DatasetSection(
                PathOf("dataset.images")!,
                PathOf("dataset.captions"),
                Text("dataset.caption_extension")!,
                PathOf("dataset.edge_maps"),
                Flag("dataset.recursive"),
                Integer("dataset.repeats"),
                Text("dataset.class_words") ?? "")
            {
                Validation = Number("dataset.validation")!.Value,
                ValidationSeed = Integer("dataset.validation_seed"),
                AlphaMask = Flag("dataset.alpha_mask"),
                Regularization = PathOf("regularization.images") is { } images
                    ? new RegularizationSection(images, Text("regularization.class_words") ?? Text("dataset.class_words") ?? "", Integer("regularization.repeats"))
                    : null,
            },
            Captions = new CaptionSection(Text("captions.trigger") ?? "", Text("captions.template") is { Length: > 0 } template ? template : null)
            {
                Tables = PathsOf("captions.tables"),
                TableKey = Text("captions.table_key"),
            },
            Canvas = canvas,
            Edges = ReadEdges(),
            Training = ReadTraining(),
            Samples = new SampleSection(Texts("samples.prompts"), Integer("samples.every_epochs"), Text("samples.negative") ?? ""),
            Options = [.. layer.Options.Values],
            Launch = new LaunchSection(
                Text("launch.place")!, PathOf("launch.sd_scripts"), Text("launch.python"), Integer("launch.processes"), Number("launch.gpu_memory"))
            {
                Nodes = Integer("launch.nodes"),
                Gpu = Text("launch.gpu"),
                ModelFrom = Text("launch.model_from"),
                Storage = Text("launch.storage"),
                Hours = Integer("launch.hours"),
                Further = Texts("launch.further"),
            },
            Origins = layer.Values.ToDictionary(pair => pair.Key, pair => pair.Value.Origin, StringComparer.Ordinal),
        };
    }

    private TrainingSection ReadTraining() => new(
        Integer("training.epochs"),
        Integer("training.batch_size"),
        Number("training.learning_rate")!.Value,
        Number("training.text_encoder_learning_rate"),
        layer.Values.ContainsKey("training.network_dim") ? Integer("training.network_dim") : null,
        Number("training.network_alpha"),
        Integer("training.gradient_accumulation"),
        Text("training.optimizer")!,
        Text("training.scheduler")!,
        Text("training.mixed_precision")!,
        Integer("training.seed"),
        Size("training.max_token_length"),
        Integer("training.save_every_epochs"),
        Integer("training.save_state_every_steps"));

    private EdgeSection ReadEdges()
    {
        EdgeChannel channel = Words.ToEdgeChannel(Text("edges.channel")!);
        (double low, double high) = EdgeSection.UsualThresholds(channel);
        return new EdgeSection(Number("edges.low") ?? low, Number("edges.high") ?? high, Size("edges.aperture"), Flag("edges.l2_gradient"))
        {
            Method = Words.ToEdgeMethod(Text("edges.method")!),
            Channel = channel,
            Blur = Size("edges.blur"),
            Thickness = Integer("edges.thickness"),
            Dilate = Integer("edges.dilate"),
            Invert = Flag("edges.invert"),
        };
    }

    private CanvasChoice ReadCanvas(Border border, Rgb? background)
    {
        string? key = RecipeFields.CanvasKeys.FirstOrDefault(layer.Values.ContainsKey);
        return key switch
        {
            null => new CanvasChoice(CanvasKind.Trainer, 0, border, background),
            "canvas" => new CanvasChoice(Text(key) == "native" ? CanvasKind.Native : CanvasKind.Trainer, 0, border, background),
            "canvas.pad" => new CanvasChoice(CanvasKind.Pad, Integer(key), border, background),
            "canvas.scale" => new CanvasChoice(CanvasKind.Scale, Integer(key), border, background),
            _ => new CanvasChoice(CanvasKind.Fit, Integer(key), border, background),
        };
    }

    private (CropKind Kind, CropBox Box) ReadCrop()
    {
        switch (Text("canvas.crop"))
        {
            case null or "":
                return (CropKind.None, default);
            case "square":
                return (CropKind.Square, default);
            case "content":
                return (CropKind.Content, default);
            case var text:
                int[] sides = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int side) ? side : -1)];
                if (sides is [>= 0, >= 0, > 0, > 0])
                    return (CropKind.Box, new CropBox(sides[0], sides[1], sides[2], sides[3]));
                findings.Add(ValueOutOfRange.Rule.At(layer.Values["canvas.crop"].Origin.Location, $"'canvas.crop' is '{text}'.", "It takes square, content or \"left,top,width,height\" in pixels, in quotes."));
                return default;
        }
    }

    private Border? ReadBorder()
    {
        switch (Text("canvas.border"))
        {
            case "edge":
                return Border.Edge;
            case "mirror":
                return new Border(BorderKind.Mirror);
            default:
                Rgb? colour = ReadColour("canvas.border");
                return colour is null ? null : new Border(BorderKind.Colour, colour);
        }
    }

    private Rgb? ReadColour(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (Rgb.Parse(text) is { } colour)
            return colour;
        string expected = key == "canvas.border" ? "edge, mirror or a colour such as \"#30a0ff\"" : "a colour such as \"#30a0ff\"";
        findings.Add(ValueOutOfRange.Rule.At(layer.Values[key].Origin.Location, $"'{key}' is '{text}'.", $"It takes {expected}, in quotes."));
        return null;
    }

    private string? Text(string key) => layer.Values.TryGetValue(key, out FieldValue? value) ? (string)value.Value : RecipeFields.Find(key)!.Default;

    private string? PathOf(string key) => layer.Values.TryGetValue(key, out FieldValue? value)
        ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(value.Folder, (string)value.Value)))
        : null;

    private IReadOnlyList<string> PathsOf(string key) => layer.Values.TryGetValue(key, out FieldValue? value)
        ? [.. ((IReadOnlyList<string>)value.Value).Select(path => Path.GetFullPath(Path.Combine(value.Folder, path)))]
        : [];

    private IReadOnlyList<string> Texts(string key) => layer.Values.TryGetValue(key, out FieldValue? value) ? (IReadOnlyList<string>)value.Value : [];

    private bool Flag(string key) => layer.Values.TryGetValue(key, out FieldValue? value) ? (bool)value.Value : RecipeFields.Find(key)!.Default == "true";

    /// <summary>A number among a few, which is a choice of words to the reader.</summary>
    private int Size(string key) => int.Parse(Text(key)!, CultureInfo.InvariantCulture);

    private int Integer(string key) => layer.Values.TryGetValue(key, out FieldValue? value)
        ? (int)(long)value.Value
        : int.Parse(RecipeFields.Find(key)!.Default!, CultureInfo.InvariantCulture);

    private double? Number(string key) => layer.Values.TryGetValue(key, out FieldValue? value)
        ? (double)value.Value
        : RecipeFields.Find(key)!.Default is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
