using System.Numerics;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>Checks a dataset file and the options beside it, and looks every value up where the trainer does (config_util.py:408-471).</summary>
internal static class BlueprintReader
{
    /// <summary>Sides and sizes beyond this are a mistake, and would make the trainer count for ever.</summary>
    private const int Largest = 1_000_000;

    /// <exception cref="TrainerStop">The file or an option has the wrong form, or a size is beyond all measure.</exception>
    public static IReadOnlyList<DatasetBlueprint> Read(ConfigNode.Table file, TrainerArguments arguments, WarningLog warnings)
    {
        bool masksLoss = arguments.IsOn("masked_loss");
        Refuse(DatasetFileSchema.FaultsOf(file, arguments.Script, masksLoss), "library/config_util.py:372", "config_util.py:375", warnings,
            "The dataset file is refused", "Correct the key; what may stand where is listed in the trainer's docs/config_README-en.md.");
        Refuse(ArgumentSchema.FaultsOf(arguments, masksLoss), "library/config_util.py:382", "config_util.py:385", warnings,
            "The training file is refused when the dataset is built", "Write the value in the type that the option takes.");
        ConfigNode.Table general = file.Find("general") as ConfigNode.Table ?? ConfigNodes.Table();
        ConfigNode.Table options = new([.. Renamed(arguments)]);
        IReadOnlyList<ConfigNode> datasets = (file.Find("datasets") as ConfigNode.Items)?.Values ?? [];
        return [.. datasets.Select(dataset => Dataset((ConfigNode.Table)dataset, general, options))];
    }

    private static void Refuse(
        IReadOnlyList<SchemaFault> faults, string at, string warning, WarningLog warnings, string what, string remedy)
    {
        if (faults.Count == 0)
            return;
        warnings.Add(warning);
        throw TrainerStop.InDatasetFile("MultipleInvalid", at, $"{what}: {string.Join("; ", faults.Select(fault => fault.Sentence))}.", remedy);
    }

    // batch_size, unknown to the training file, and train_batch_size are one name here: the later one in the namespace wins.
    private static OrderedDictionary<string, ConfigNode> Renamed(TrainerArguments arguments)
    {
        OrderedDictionary<string, ConfigNode> renamed = [];
        foreach ((string name, ConfigNode value) in arguments.Values)
            renamed[DatasetKeys.NameOf(name)] = value;
        return renamed;
    }

    private static DatasetBlueprint Dataset(ConfigNode.Table dataset, ConfigNode.Table general, ConfigNode.Table options)
    {
        ConfigNode.Table[] subsets = [.. ((dataset.Find("subsets") as ConfigNode.Items)?.Values ?? []).Cast<ConfigNode.Table>()];
        SubsetForm form = subsets.All(subset => subset.Find("conditioning_data_dir") is not null) ? SubsetForm.ControlPairs
            : subsets.All(subset => subset.Find("metadata_file") is null) ? SubsetForm.DreamBooth
            : SubsetForm.Metadata;
        Fallbacks values = new([dataset, general, options]);
        return new DatasetBlueprint
        {
            Form = form,
            Resolution = Resolution(values.Find("resolution")),
            BatchSize = Clamped(values.Whole("batch_size", 1)),
            EnableBucket = values.IsOn("enable_bucket"),
            BucketNoUpscale = values.IsOn("bucket_no_upscale"),
            MinBucketReso = Pixels(values.Whole("min_bucket_reso", 256), "min_bucket_reso"),
            MaxBucketReso = Pixels(values.Whole("max_bucket_reso", 1024), "max_bucket_reso"),
            BucketResoSteps = Pixels(values.Whole("bucket_reso_steps", 64), "bucket_reso_steps"),
            ResizeInterpolation = values.Text("resize_interpolation"),
            ValidationSplit = values.Number("validation_split"),
            ValidationSeed = PythonValue.Whole(values.Find("validation_seed")),
            Subsets = [.. subsets.Select(subset => Subset(new Fallbacks([subset, dataset, general, options])))],
        };
    }

    private static SubsetBlueprint Subset(Fallbacks values)
    {
        string extension = values.Text("caption_extension") ?? ".caption";
        return new SubsetBlueprint
        {
            ImageDir = values.Text("image_dir"),
            ConditioningDataDir = values.Text("conditioning_data_dir"),
            MetadataFile = values.Text("metadata_file") ?? "",
            Repeats = Clamped(values.Whole("num_repeats", 1)),
            IsReg = values.IsOn("is_reg"),
            ClassTokens = values.Text("class_tokens"),
            CaptionExtension = extension.Length == 0 || extension[0] == '.' ? extension : "." + extension,
            CaptionSeparator = values.Text("caption_separator") ?? ",",
            CaptionPrefix = values.Text("caption_prefix"),
            CaptionSuffix = values.Text("caption_suffix"),
            EnableWildcard = values.IsOn("enable_wildcard"),
            ShuffleCaption = values.IsOn("shuffle_caption"),
            KeepTokens = values.Text("keep_tokens_separator") is { Length: > 0 } ? long.MaxValue : Clamped(values.Whole("keep_tokens", 0)),
            ColorAug = values.IsOn("color_aug"),
            RandomCrop = values.IsOn("random_crop"),
            CacheInfo = values.IsOn("cache_info"),
            VariesCaptions = values.IsOn("shuffle_caption") || values.Number("caption_dropout_rate") > 0
                || values.Number("token_warmup_step") > 0 || values.Number("caption_tag_dropout_rate") > 0,
        };
    }

    private static PixelSize? Resolution(ConfigNode? value) => value switch
    {
        null => null,
        ConfigNode.Items { Values: [var width, var height] } => new PixelSize(Side(width), Side(height)),
        _ => new PixelSize(Side(value), Side(value)),
    };

    private static int Side(ConfigNode value) => Pixels(PythonValue.Whole(value) ?? 0, "resolution");

    private static int Pixels(BigInteger value, string name) => BigInteger.Abs(value) <= Largest
        ? (int)value
        : throw TrainerStop.InDatasetFile(
            "MemoryError", "library/train_util.py", $"{name} is {value}: the trainer has no memory for sides beyond {Largest} pixels, or counts its buckets for ever.", "Write a size in pixels.");

    private static long Clamped(BigInteger value) => (long)BigInteger.Clamp(value, -int.MaxValue, int.MaxValue);
}
