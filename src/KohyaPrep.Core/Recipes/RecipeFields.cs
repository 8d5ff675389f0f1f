namespace KohyaPrep.Core.Recipes;

/// <summary>Every key that a recipe has, in the order of the reference. <c>options</c> beside them is open: the trainer's own names; so is <c>suppress</c>.</summary>
public static class RecipeFields
{
    public const string Options = "options";

    /// <summary>Findings that are accepted: rules and reasons.</summary>
    public const string Suppress = "suppress";

    public static IReadOnlyList<RecipeField> All { get; } =
    [
        new("extends", FieldKind.Text, "A template, or the path of another recipe, whose values hold where this one says nothing."),
        new("name", FieldKind.Text, "The stem of the files that the trainer writes; the recipe file's own name when not set."),
        new("route", FieldKind.Choice, "What kind of training it is.") { Choices = Words.Routes, IsRequired = true },
        new("model", FieldKind.Text, "The base model: a name that `kohyaprep new --models` lists, the path of a file, or `hub:owner/name`.") { IsRequired = true },
        new("family", FieldKind.Choice, "The network that the base model has; known by itself for the models in the list.") { Choices = Words.Families },
        new("output", FieldKind.Path, "The folder that everything is written to; `out/<name>` beside the recipe when not set."),

        new("dataset.images", FieldKind.Path, "The folder of pictures. It is only read.") { IsRequired = true },
        new("dataset.captions", FieldKind.Path, "The folder of captions, when they do not lie beside the pictures."),
        new("dataset.caption_extension", FieldKind.Text, "The extension of the captions, with its dot.") { Default = ".txt" },
        new("dataset.edge_maps", FieldKind.Path, "A folder of edge maps that exist already, matched by name; none are made then."),
        new("dataset.recursive", FieldKind.Flag, "Whether pictures in the folders below count too.") { Default = "false" },
        new("dataset.repeats", FieldKind.Integer, "How often an epoch sees each picture.") { Minimum = 1, Default = "1" },
        new("dataset.class_words", FieldKind.Text, "What a picture without a caption is called."),

        new("dataset.validation", FieldKind.Number, "Pictures held back to validate with: a share such as 0.1, or a number of them. Duplicates, near and mirrored ones too, stay on one side. Only the LoRA scripts validate.") { Minimum = 0, Default = "0" },
        new("dataset.validation_seed", FieldKind.Integer, "Decides which they are; the same seed chooses the same pictures.") { Minimum = 0, Default = "42" },
        new("dataset.alpha_mask", FieldKind.Flag, "Whether transparency weighs the loss (the trainer's `alpha_mask`): what is transparent is not learnt.") { Default = "false" },

        new("regularization.images", FieldKind.Path, "A folder of pictures of the class in general, trained on beside the set; prepared as the set is."),
        new("regularization.class_words", FieldKind.Text, "What such a picture without a caption beside it is called; `dataset.class_words` when not set."),
        new("regularization.repeats", FieldKind.Integer, "How often an epoch sees each; the trainer then repeats them further until they are as many as the others, or leaves some out.") { Minimum = 1, Default = "1" },

        new("captions.trigger", FieldKind.Text, "The words that will call what is trained."),
        new("captions.template", FieldKind.Text, "The caption written for pictures that have none, such as \"{trigger}, {background} background\"; \"\" for none. Its fields: {trigger}, {class}, {name}, {file}, {folder}, {background}, {colors}, {color_count}, {size}; of portraits of 24×24 art pixels {skin}, {hair}, {eyes}, {headwear}, {glasses}, {beard}; {vision}, {tags} and any other column of the tables. A part between commas whose field is empty is left out."),
        new("captions.tables", FieldKind.TextList, "Files that say things of the pictures, a row a picture: CSV, sd-scripts' metadata JSON, `metadata.jsonl`, or what `caption vision` and `caption tags` kept. Their columns are fields of the template, and hold before what the pixels say."),
        new("captions.table_key", FieldKind.Text, "The column of the tables that names the picture; `file_name`, `file`, `image` and the like are found by themselves."),

        new("canvas", FieldKind.Choice, "`native`: each picture as it is. `trainer`: left to the trainer's own buckets. Or one of the keys below.") { Choices = Words.Canvases },
        new("canvas.pad", FieldKind.Integer, "The picture in the middle of a square of this many pixels.") { Minimum = 8, Maximum = 4096 },
        new("canvas.scale", FieldKind.Integer, "Each pixel this many times as wide and high, then padded to the next size that the model takes.") { Minimum = 1, Maximum = 512 },
        new("canvas.fit", FieldKind.Integer, "Enlarged by the largest whole factor that fits a square of this many pixels, then padded to it.") { Minimum = 8, Maximum = 4096 },
        new("canvas.border", FieldKind.Text, "What fills the border: `edge` goes on with the outermost pixels, `mirror` mirrors, \"#rrggbb\" is a colour.") { Default = "edge" },
        new("canvas.background", FieldKind.Text, "\"#rrggbb\" that transparent pixels are laid onto; without it the colour that lies under them shows."),

        new("canvas.recover", FieldKind.Choice, "Whether pictures that are enlarged pixel art (by 21.33 too, soft or off the grid) are first brought back to their own pixels: `auto`, those that are too large for sprites; `always`, all, and one without a grid is an error.") { Choices = Words.Recoverings, Default = "never" },
        new("canvas.crop", FieldKind.Text, "The part of each picture that is kept: `square`, the largest in the middle; `content`, what stands before the background; or \"left,top,width,height\" in pixels, after `recover`."),

        new("edges.method", FieldKind.Choice, "`canny`, or `borders`: lines of one pixel where colours visibly differ, exact for pixel art.") { Choices = Words.EdgeMethods, Default = "canny" },
        new("edges.channel", FieldKind.Choice, "What Canny looks at. `rgb` and `lab` take an edge of any of their three channels, so that borders between equally light colours are found too.") { Choices = Words.EdgeChannels, Default = "luminance" },
        new("edges.low", FieldKind.Number, "Canny's lower threshold; 100 when not set, 30 for `rgb`, 20 for `lab`.") { Minimum = 0, Maximum = 10000 },
        new("edges.high", FieldKind.Number, "Canny's upper threshold; 200 when not set, 100 for `rgb`, 60 for `lab`.") { Minimum = 0, Maximum = 10000 },
        new("edges.aperture", FieldKind.Choice, "The size of Canny's Sobel kernel.") { Choices = ["3", "5", "7"], Default = "3" },
        new("edges.l2_gradient", FieldKind.Flag, "Whether Canny measures gradients by their Euclidean length.") { Default = "false" },
        new("edges.blur", FieldKind.Choice, "The side of a Gaussian kernel that the picture is blurred with before Canny; 0: never, as pixel art wants it.") { Choices = ["0", "3", "5", "7"], Default = "0" },
        new("edges.thickness", FieldKind.Integer, "How many pixels wide a line is.") { Minimum = 1, Maximum = 64, Default = "1" },
        new("edges.dilate", FieldKind.Integer, "How many pixels each line grows to all sides.") { Minimum = 0, Maximum = 64, Default = "0" },
        new("edges.invert", FieldKind.Flag, "Whether lines are black on white.") { Default = "false" },

        new("training.epochs", FieldKind.Integer, "How often the whole set is seen.") { Minimum = 1, Default = "10" },
        new("training.batch_size", FieldKind.Integer, "Pictures in a step.") { Minimum = 1, Default = "1" },
        new("training.learning_rate", FieldKind.Number, "How large a step is.") { Minimum = 0, IsAboveMinimum = true, IsRequired = true },
        new("training.text_encoder_learning_rate", FieldKind.Number, "The same for the text encoder; as `learning_rate` when not set.") { Minimum = 0 },
        new("training.network_dim", FieldKind.Integer, "The rank of a LoRA or LLLite network.") { Minimum = 1 },
        new("training.network_alpha", FieldKind.Number, "What a LoRA's weights are scaled by, divided by the rank.") { Minimum = 0, IsAboveMinimum = true },
        new("training.gradient_accumulation", FieldKind.Integer, "Batches that make one step.") { Minimum = 1, Default = "1" },
        new("training.optimizer", FieldKind.Text, "The trainer's `optimizer_type`.") { Default = "AdamW" },
        new("training.scheduler", FieldKind.Text, "The trainer's `lr_scheduler`.") { Default = "constant" },
        new("training.mixed_precision", FieldKind.Choice, "The numbers that the GPU computes with; cards before RTX 30 and A100 have no bf16.") { Choices = ["no", "fp16", "bf16"], Default = "fp16" },
        new("training.seed", FieldKind.Integer, "The same seed and files give the same run.") { Minimum = 0, Default = "42" },
        new("training.max_token_length", FieldKind.Choice, "CLIP tokens of a caption that are read; the rest is cut.") { Choices = ["75", "150", "225"], Default = "75" },
        new("training.save_every_epochs", FieldKind.Integer, "A model file after every so many epochs; 0: the last only.") { Minimum = 0, Default = "1" },
        new("training.save_state_every_steps", FieldKind.Integer, "A state to resume from after every so many steps; 0: with each model file. The trainer saves nothing when it is interrupted.") { Minimum = 0, Default = "0" },

        new("samples.prompts", FieldKind.TextList, "What the trainer draws while it trains; a few captions of the set when not set."),
        new("samples.every_epochs", FieldKind.Integer, "How often it draws; 0: never.") { Minimum = 0, Default = "1" },
        new("samples.negative", FieldKind.Text, "What the drawings should not show."),

        new("launch.place", FieldKind.Choice, "Where the trainer runs. Anywhere but `local`, `train` writes a bundle to take there.") { Choices = Words.Places, Default = "local" },
        new("launch.sd_scripts", FieldKind.Path, "The folder of sd-scripts."),
        new("launch.python", FieldKind.Text, "The Python that sd-scripts was installed for: a path, or a name on the search path. Its own `venv` or `.venv` when not set."),
        new("launch.processes", FieldKind.Integer, "On one machine: one for each GPU.") { Minimum = 1, Maximum = 1024, Default = "1" },
        new("launch.gpu_memory", FieldKind.Number, "The memory of one GPU in GiB, such as 12; a training that does not fit is found before it is started.") { Minimum = 0, IsAboveMinimum = true },
        new("launch.nodes", FieldKind.Integer, "Machines that train together, on Slurm and SkyPilot.") { Minimum = 1, Maximum = 1024, Default = "1" },
        new("launch.gpu", FieldKind.Text, "The card, such as T4 or RTX 3060: a training that does not fit, or a precision that it lacks, is found before it is started. Elsewhere the card to ask for, by the place's own name: SkyPilot `L4`, RunPod `NVIDIA L4`, Slurm `a100`."),
        new("launch.model_from", FieldKind.Text, "Where another place gets the base model: an https address, or the path of the file there."),
        new("launch.storage", FieldKind.Text, "What outlives the machine there: a folder of Google Drive, the id of a RunPod network volume, a bucket such as `s3://punks`."),
        new("launch.hours", FieldKind.Integer, "After so many hours a cluster may end the job; it is queued again and goes on.") { Minimum = 1, Maximum = 8760, Default = "24" },
        new("launch.further", FieldKind.TextList, "Further options of sbatch, such as `--partition=gpu`."),
    ];

    private static readonly Dictionary<string, RecipeField> ByKey = All.ToDictionary(field => field.Key, StringComparer.Ordinal);

    /// <summary>The keys of the ways to choose a canvas, of which a layer may have one.</summary>
    public static IReadOnlyList<string> CanvasKeys { get; } = ["canvas", "canvas.pad", "canvas.scale", "canvas.fit"];

    public static RecipeField? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>Whether keys lie below this one.</summary>
    public static bool IsSection(string key) => key == Options || All.Any(field => field.Key.StartsWith(key + ".", StringComparison.Ordinal));

    /// <summary>The keys that may stand in a section, without the section; the top level for an empty one.</summary>
    public static IEnumerable<string> In(string section) => section.Length == 0
        ? All.Select(field => field.Key.Split('.')[0]).Append(Options).Append(Suppress).Distinct()
        : All.Where(field => field.Key.StartsWith(section + ".", StringComparison.Ordinal)).Select(field => field.Key[(section.Length + 1)..]);
}
