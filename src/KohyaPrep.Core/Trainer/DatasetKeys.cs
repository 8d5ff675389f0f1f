using Type = KohyaPrep.Core.Trainer.DatasetKeyType;

namespace KohyaPrep.Core.Trainer;

/// <summary>Which keys a script's dataset file may have where; every other key is refused (config_util.py:178-345).</summary>
public static class DatasetKeys
{
    private static readonly DatasetKey[] SubsetKeys =
    [
        new("color_aug", Type.Flag), new("face_crop_aug_range", Type.Range), new("flip_aug", Type.Flag), new("num_repeats", Type.Whole),
        new("random_crop", Type.Flag), new("shuffle_caption", Type.Flag), new("keep_tokens", Type.Whole),
        new("keep_tokens_separator", Type.Text), new("secondary_separator", Type.Text), new("caption_separator", Type.Text),
        new("enable_wildcard", Type.Flag), new("token_warmup_min", Type.Whole), new("token_warmup_step", Type.AnyNumber),
        new("caption_prefix", Type.Text), new("caption_suffix", Type.Text), new("custom_attributes", Type.Table),
        new("resize_interpolation", Type.Text),
    ];

    private static readonly DatasetKey[] DropoutKeys =
    [
        new("caption_dropout_every_n_epochs", Type.Whole), new("caption_dropout_rate", Type.AnyNumber),
        new("caption_tag_dropout_rate", Type.AnyNumber),
    ];

    private static readonly DatasetKey[] CaptionFileKeys = [new("caption_extension", Type.Text), new("cache_info", Type.Flag)];

    private static readonly DatasetKey ClassTokens = new("class_tokens", Type.Text);

    private static readonly DatasetKey[] SizeKeys =
    [
        new("batch_size", Type.Whole), new("bucket_no_upscale", Type.Flag), new("bucket_reso_steps", Type.Whole),
        new("enable_bucket", Type.Flag), new("max_bucket_reso", Type.Whole), new("min_bucket_reso", Type.Whole),
        new("validation_seed", Type.Whole), new("validation_split", Type.Number), new("resolution", Type.Size),
        new("network_multiplier", Type.Number), new("resize_interpolation", Type.Text),
    ];

    /// <summary>
    /// The forms of subset that a script takes. Scripts that none of the routes use take folders and metadata, all but
    /// flux_train_control_net, which takes pairs.
    /// </summary>
    /// <param name="masksLoss">Whether <c>masked_loss</c> is on: it lets control pairs in, and makes train_db take nothing else.</param>
    public static IReadOnlyList<SubsetForm> FormsOf(string script, bool masksLoss = false) => script switch
    {
        "fine_tune" => [SubsetForm.Metadata],
        "train_control_net" or "sdxl_train_control_net" or "sdxl_train_control_net_lllite" or "flux_train_control_net" =>
            [SubsetForm.ControlPairs],
        "train_db" => [masksLoss ? SubsetForm.ControlPairs : SubsetForm.DreamBooth],
        _ when masksLoss => [SubsetForm.DreamBooth, SubsetForm.Metadata, SubsetForm.ControlPairs],
        _ => [SubsetForm.DreamBooth, SubsetForm.Metadata],
    };

    /// <summary>The keys allowed in a table, in ordinal order.</summary>
    /// <param name="form">The form of the dataset's subsets; <c>[general]</c> allows the keys of every form that the script takes.</param>
    public static IReadOnlyList<DatasetKey> Of(string script, DatasetLevel level, SubsetForm form, bool masksLoss = false)
    {
        IReadOnlyList<SubsetForm> taken = FormsOf(script, masksLoss);
        IEnumerable<DatasetKey> keys = SubsetKeys;
        if (!script.EndsWith("textual_inversion", StringComparison.Ordinal))
            keys = keys.Concat(DropoutKeys);
        if (level != DatasetLevel.Subset)
            keys = keys.Concat(SizeKeys);
        // train_db keeps class_tokens in [general] even with masked_loss: its DreamBooth flag stays on.
        bool general = level == DatasetLevel.General;
        if (form != SubsetForm.Metadata || general && taken.Any(other => other != SubsetForm.Metadata))
            keys = keys.Concat(CaptionFileKeys);
        if (form == SubsetForm.DreamBooth || general && (taken.Contains(SubsetForm.DreamBooth) || script == "train_db"))
            keys = keys.Append(ClassTokens);
        if (level == DatasetLevel.Subset)
            keys = keys.Concat(OwnKeys(form));
        return [.. keys.DistinctBy(key => key.Name).OrderBy(key => key.Name, StringComparer.Ordinal)];
    }

    /// <summary>The key where it is allowed; null where it is refused.</summary>
    public static DatasetKey? Find(string name, string script, DatasetLevel level, SubsetForm form, bool masksLoss = false) =>
        Of(script, level, form, masksLoss).FirstOrDefault(key => key.Name == name);

    /// <summary>What an option of the training file is called in the dataset file.</summary>
    public static string NameOf(string option) => option switch
    {
        "train_batch_size" => "batch_size",
        "dataset_repeats" => "num_repeats",
        _ => option,
    };

    /// <summary>What a key of the dataset file is called as an option, where there is such an option.</summary>
    public static string OptionOf(string key) => key switch
    {
        "batch_size" => "train_batch_size",
        "num_repeats" => "dataset_repeats",
        _ => key,
    };

    private static DatasetKey[] OwnKeys(SubsetForm form) => form switch
    {
        SubsetForm.DreamBooth => [new("image_dir", Type.Text, true), new("is_reg", Type.Flag), new("alpha_mask", Type.Flag)],
        SubsetForm.Metadata => [new("metadata_file", Type.Text, true), new("image_dir", Type.Text), new("alpha_mask", Type.Flag)],
        _ => [new("image_dir", Type.Text, true), new("conditioning_data_dir", Type.Text, true)],
    };
}
