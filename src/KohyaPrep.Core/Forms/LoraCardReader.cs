using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Models;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads what a model's header tells of its making. What is missing or damaged in it is left out, never guessed.</summary>
public static class LoraCardReader
{
    public static LoraCard Read(SafetensorsHeader header)
    {
        IReadOnlyDictionary<string, string> metadata = header.Metadata;
        return new LoraCard(
            FamilyOf(header),
            RanksOf(header),
            Text(metadata, "ss_sd_model_name"),
            Text(metadata, "ss_new_sd_model_hash") ?? Text(metadata, "ss_sd_model_hash"),
            Whole(metadata, "ss_epoch"),
            Whole(metadata, "ss_num_epochs"),
            Whole(metadata, "ss_steps"),
            Whole(metadata, "ss_max_train_steps"),
            Whole(metadata, "ss_num_train_images"),
            Whole(metadata, "ss_num_reg_images"),
            Moment(metadata, "ss_training_started_at"),
            Moment(metadata, "ss_training_finished_at"),
            Text(metadata, "ss_sd_scripts_commit_hash"),
            Text(metadata, "ss_training_comment"),
            [.. Folders(metadata, "ss_dataset_dirs", false), .. Folders(metadata, "ss_reg_dataset_dirs", true)],
            TagsOf(metadata));
    }

    private static string? FamilyOf(SafetensorsHeader header) => Text(header.Metadata, "ss_base_model_version") switch
    {
        { } version when version.StartsWith("sdxl", StringComparison.Ordinal) => "SDXL",
        { } version when version.StartsWith("sd_v1", StringComparison.Ordinal) => "SD 1.x",
        { } version when version.StartsWith("sd_v2", StringComparison.Ordinal) => "SD 2.x",
        { } version => version,
        // What has no such key is told by its tensors: only SDXL has a second text encoder.
        _ when Has(header, "lora_te2_") || Has(header, "conditioner.embedders.1.") => "SDXL",
        _ when Has(header, "lora_te_") || Has(header, "cond_stage_model.transformer.") => "SD 1.x",
        _ => null,
    };

    private static bool Has(SafetensorsHeader header, string start) => header.Tensors.Any(tensor => tensor.Name.StartsWith(start, StringComparison.Ordinal));

    private static List<long> RanksOf(SafetensorsHeader header) =>
    [
        .. header.Tensors.Where(tensor => tensor.Name.EndsWith(".lora_down.weight", StringComparison.Ordinal) && tensor.Shape.Count > 0)
            .GroupBy(tensor => tensor.Shape[0])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key),
    ];

    private static string? Text(IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out string? text) && text is not ("None" or "") ? text : null;

    private static long? Whole(IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out string? text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static DateTimeOffset? Moment(IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e11
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    private static IEnumerable<LoraFolder> Folders(IReadOnlyDictionary<string, string> metadata, string key, bool isRegularisation) =>
        EntriesOf(metadata, key).Select(folder => new LoraFolder(folder.Key, NumberOf(folder.Value, "n_repeats"), NumberOf(folder.Value, "img_count"), isRegularisation));

    private static List<KeyValuePair<string, long>> TagsOf(IReadOnlyDictionary<string, string> metadata)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach ((string name, ConfigNode value) in EntriesOf(metadata, "ss_tag_frequency").SelectMany(folder => (folder.Value as ConfigNode.Table)?.Entries ?? []))
        {
            if (value is ConfigNode.Whole count && count.Value >= 0 && count.Value < int.MaxValue)
                counts[name.Trim()] = counts.GetValueOrDefault(name.Trim()) + (long)count.Value;
        }

        return [.. counts.OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<KeyValuePair<string, ConfigNode>> EntriesOf(IReadOnlyDictionary<string, string> metadata, string key) =>
        (LoraDatasets.Json(metadata, key) as ConfigNode.Table)?.Entries ?? [];

    private static long? NumberOf(ConfigNode folder, string key) =>
        (folder as ConfigNode.Table)?.Find(key) is ConfigNode.Whole whole && whole.Value >= 0 && whole.Value < int.MaxValue ? (long)whole.Value : null;
}
