using Tomlyn.Model;

namespace KohyaPrep.StandInTrainer;

/// <summary>The strict reading of a dataset file (config_util.py, ConfigSanitizer): unknown keys and wrong types are refused.</summary>
internal static class DatasetSchema
{
    private static readonly Dictionary<string, Type[]> Subset = Keys(
        (typeof(bool), "color_aug flip_aug random_crop shuffle_caption enable_wildcard"),
        (typeof(long), "num_repeats keep_tokens token_warmup_min"),
        (typeof(string), "keep_tokens_separator secondary_separator caption_separator caption_prefix caption_suffix resize_interpolation"),
        (typeof(TomlArray), "face_crop_aug_range"),
        (typeof(TomlTable), "custom_attributes"),
        (typeof(double), "token_warmup_step caption_dropout_rate caption_tag_dropout_rate"),
        (typeof(long), "caption_dropout_every_n_epochs"));

    private static readonly Dictionary<string, Type[]> Dataset = Keys(
        (typeof(long), "batch_size bucket_reso_steps max_bucket_reso min_bucket_reso validation_seed"),
        (typeof(bool), "bucket_no_upscale enable_bucket"),
        (typeof(double), "validation_split network_multiplier"),
        (typeof(string), "resize_interpolation"));

    private static readonly Dictionary<string, Type[]> Folders = Keys((typeof(string), "caption_extension class_tokens"), (typeof(bool), "cache_info"));
    private static readonly Dictionary<string, Type[]> Control = Keys((typeof(string), "caption_extension"), (typeof(bool), "cache_info"));

    public static void Check(TomlTable file, ScriptKind script, bool maskedLoss)
    {
        bool control = script.TakesControl ?? maskedLoss;
        bool folders = script.TakesFolders ?? !maskedLoss;
        Dictionary<string, Type[]> general = Joined([Dataset, Subset, .. folders ? [Folders] : (Dictionary<string, Type[]>[])[], .. control ? [Control] : (Dictionary<string, Type[]>[])[]]);
        Check(file, Keys((typeof(TomlTable), "general"), (typeof(TomlTableArray), "datasets")), "data", false);
        if (file.TryGetValue("general", out object? value) && value is TomlTable table)
            Check(table, general, "data['general']", true);
        foreach ((int number, TomlTable dataset) in Tables(file, "datasets"))
            CheckDataset(dataset, $"data['datasets'][{number}]", folders, script.TakesMetadata, control);
    }

    public static IEnumerable<(int Number, TomlTable Table)> Tables(TomlTable parent, string name) =>
        parent.TryGetValue(name, out object? value) && value is TomlTableArray tables ? tables.Index() : [];

    private static void CheckDataset(TomlTable dataset, string place, bool folders, bool metadata, bool control)
    {
        TomlTable[] subsets = [.. Tables(dataset, "subsets").Select(pair => pair.Table)];
        Dictionary<string, Type[]> kind;
        if (subsets.Any(subset => subset.ContainsKey("metadata_file")) && metadata)
            kind = Keys((typeof(string), "metadata_file image_dir"), (typeof(bool), "alpha_mask"));
        else if ((subsets.Any(subset => subset.ContainsKey("conditioning_data_dir")) || !folders) && control)
            kind = Joined([Control, Keys((typeof(string), "conditioning_data_dir image_dir"))]);
        else if (folders)
            kind = Joined([Folders, Keys((typeof(string), "image_dir"), (typeof(bool), "is_reg alpha_mask"))]);
        else
            kind = Keys((typeof(string), "metadata_file image_dir"), (typeof(bool), "alpha_mask"));
        Check(dataset, Joined([Dataset, Subset, kind.ContainsKey("class_tokens") ? Folders : kind.ContainsKey("conditioning_data_dir") ? Control : [], Keys((typeof(TomlTableArray), "subsets"))]), place, true);
        foreach ((int number, TomlTable subset) in subsets.Index())
        {
            Check(subset, Joined([Subset, kind]), $"{place}['subsets'][{number}]", false);
            string required = kind.ContainsKey("metadata_file") ? "metadata_file" : "image_dir";
            if (!subset.ContainsKey(required))
                throw Refusal($"required key not provided @ {place}['subsets'][{number}]['{required}']");
        }
    }

    private static void Check(TomlTable table, Dictionary<string, Type[]> keys, string place, bool mayHaveResolution)
    {
        foreach ((string name, object value) in table)
        {
            if (mayHaveResolution && name == "resolution")
            {
                if (value is not (long or TomlArray { Count: 2 }))
                    throw Refusal($"expected int for dictionary value @ {place}['resolution']");
            }
            else if (!keys.TryGetValue(name, out Type[]? types))
                throw Refusal($"extra keys not allowed @ {place}['{name}']");
            else if (!types.Contains(value.GetType()) && !(types.Contains(typeof(double)) && value is long && name is not ("validation_split" or "network_multiplier")))
                throw Refusal($"expected {(types[0] == typeof(long) ? "int" : types[0] == typeof(bool) ? "bool" : types[0] == typeof(string) ? "str" : "float")} for dictionary value @ {place}['{name}']");
        }
    }

    private static PythonError Refusal(string message) =>
        new($"voluptuous.error.MultipleInvalid: {message}") { Logged = "Invalid user config / ユーザ設定の形式が正しくないようです" };

    private static Dictionary<string, Type[]> Keys(params (Type Type, string Names)[] groups) =>
        groups.SelectMany(group => group.Names.Split(' ').Select(name => (name, group.Type))).ToDictionary(pair => pair.name, pair => (Type[])[pair.Type]);

    private static Dictionary<string, Type[]> Joined(Dictionary<string, Type[]>[] parts) =>
        parts.SelectMany(part => part).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value);
}
