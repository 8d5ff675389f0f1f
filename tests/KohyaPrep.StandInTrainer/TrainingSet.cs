using System.Text;
using System.Text.Json;
using Tomlyn.Model;

namespace KohyaPrep.StandInTrainer;

/// <summary>The pictures of one dataset, counted as the trainer does.</summary>
internal sealed class TrainingSet
{
    private readonly List<(Picture Picture, int Repeats)> pictures = [];
    private readonly Func<string, object?> setting;

    private TrainingSet(Func<string, object?> setting) => this.setting = setting;

    public int BatchSize => (int)(setting("batch_size") as long? ?? 1);

    public int ImagesTimesRepeats => pictures.Sum(picture => picture.Repeats);

    public bool UsesBuckets => setting("enable_bucket") is true;

    public IEnumerable<Picture> Pictures => pictures.Select(picture => picture.Picture);

    /// <summary>The last batch of a bucket may be short. Buckets are pictures of one size here.</summary>
    public int Batches => pictures.GroupBy(picture => UsesBuckets ? (picture.Picture.Width, picture.Picture.Height) : (0, 0))
        .Sum(bucket => (bucket.Sum(picture => picture.Repeats) + BatchSize - 1) / BatchSize);

    public (int Width, int Height) Resolution => setting("resolution") switch
    {
        TomlArray sides => ((int)(long)sides[0]!, (int)(long)sides[1]!),
        long side => ((int)side, (int)side),
        string text when text.Split(',') is [string width, string height] => (int.Parse(width, null), int.Parse(height, null)),
        string text => (int.Parse(text, null), int.Parse(text, null)),
        _ => throw new PythonError("AssertionError: resolution is required / resolution（解像度）指定は必須です"),
    };

    public static TrainingSet[] Read(Options options, ScriptKind script, RichLog log)
    {
        if (options.Text("dataset_config") is { } file)
        {
            log.Info($"Loading dataset config from {file}", "train_network.py:519");
            TomlTable table = Options.Parse(file);
            DatasetSchema.Check(table, script, options.Flag("masked_loss"));
            return [.. DatasetSchema.Tables(table, "datasets").Select(pair => ReadDataset(table, pair.Table, options, script, log))];
        }

        TrainingSet set = new(name => FromOptions(options, name));
        string folder = options.Text("train_data_dir") ?? "";
        if (script.TakesControl == true)
            set.AddControl(folder, options.Text("conditioning_data_dir") ?? "", 1);
        else if (options.Text("in_json") is { } metadata)
            set.AddMetadata(metadata, folder, 1);
        else if (Directory.Exists(folder))
        {
            foreach (string inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                string[] parts = Path.GetFileName(inner).Split('_', 2);
                if (parts.Length == 2 && int.TryParse(parts[0], out int repeats))
                    set.AddFolder(inner, repeats, parts[1], log);
                else
                    log.Warn($"ignore directory without repeats / 繰り返し回数のないディレクトリを無視します: {Path.GetFileName(inner)}", "config_util.py:640");
            }
        }

        return [set];
    }

    private static TrainingSet ReadDataset(TomlTable file, TomlTable dataset, Options options, ScriptKind script, RichLog log)
    {
        TomlTable general = file.TryGetValue("general", out object? value) && value is TomlTable table ? table : [];
        object? Setting(string name) => dataset.TryGetValue(name, out object? own) ? own : general.TryGetValue(name, out object? shared) ? shared : FromOptions(options, name);
        TrainingSet set = new(Setting);
        foreach ((_, TomlTable subset) in DatasetSchema.Tables(dataset, "subsets"))
        {
            string Text(string name) => (subset.TryGetValue(name, out object? own) ? own : Setting(name)) as string ?? "";
            int repeats = (int)((subset.TryGetValue("num_repeats", out object? own) ? own : Setting("num_repeats")) as long? ?? 1);
            TrainingSet part = new(name => subset.TryGetValue(name, out object? inner) ? inner : Setting(name));
            if (subset.ContainsKey("metadata_file"))
                part.AddMetadata(Text("metadata_file"), Text("image_dir"), repeats);
            else if (subset.ContainsKey("conditioning_data_dir") || script.TakesControl == true)
                part.AddControl(Text("image_dir"), Text("conditioning_data_dir"), repeats);
            else
                part.AddFolder(Text("image_dir"), repeats, Text("class_tokens"), log);
            set.pictures.AddRange(part.pictures);
        }

        return set;
    }

    private static object? FromOptions(Options options, string name) => name switch
    {
        "batch_size" => options.Whole("train_batch_size") is { } size ? (long)size : 1L,
        "num_repeats" => options.Whole("dataset_repeats") is { } repeats ? (long)repeats : 1L,
        _ => options.Raw(name),
    };

    private void AddFolder(string folder, int repeats, string classWords, RichLog log)
    {
        Picture[] found = Picture.In(folder);
        log.Info($"found directory {folder} contains {found.Length} image files", "train_util.py:2059");
        foreach (Picture picture in found)
        {
            if (!ReadCaption(picture) && classWords.Length == 0)
                log.Warn($"No caption file found for {picture.Path}", "train_util.py:2088");
            pictures.Add((picture, repeats));
        }
    }

    private void AddControl(string folder, string maps, int repeats)
    {
        Picture[] found = Picture.In(folder);
        string[] stems = [.. Picture.In(maps).Select(map => map.Stem)];
        string[] missing = [.. found.Select(picture => picture.Stem).Except(stems)];
        if (missing.Length > 0)
            throw new PythonError($"AssertionError: missing conditioning data for {missing.Length} images / 制御用画像が見つかりませんでした: [{string.Join(", ", missing.Select(stem => $"'{stem}'"))}]");
        string[] extra = [.. stems.Except(found.Select(picture => picture.Stem))];
        if (extra.Length > 0)
            throw new PythonError($"AssertionError: extra conditioning data for {extra.Length} images / 余分な制御用画像があります: [{string.Join(", ", extra.Select(stem => $"'{stem}'"))}]");
        foreach (Picture picture in found)
        {
            ReadCaption(picture);
            pictures.Add((picture, repeats));
        }
    }

    private void AddMetadata(string metadata, string folder, int repeats)
    {
        if (!File.Exists(metadata))
            throw new PythonError($"ValueError: no metadata / メタデータファイルがありません: {metadata}");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(metadata));
        Dictionary<string, Picture> found = Picture.In(folder).ToDictionary(picture => picture.Stem);
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            if (found.TryGetValue(Path.GetFileNameWithoutExtension(entry.Name), out Picture? picture))
                pictures.Add((picture, repeats));
        }
    }

    private bool ReadCaption(Picture picture)
    {
        string file = Path.ChangeExtension(picture.Path, null) + (setting("caption_extension") as string ?? ".caption");
        if (!File.Exists(file))
            return false;
        try
        {
            if (new UTF8Encoding(false, true).GetString(File.ReadAllBytes(file)).Length == 0)
                throw new PythonError($"AssertionError: caption file is empty / キャプションファイルが空です: {file}");
            return true;
        }
        catch (DecoderFallbackException e)
        {
            throw new PythonError($"UnicodeDecodeError: 'utf-8' codec can't decode byte 0x{e.BytesUnknown?[0] ?? 0:x2} in position {e.Index}: invalid continuation byte")
            {
                Logged = $"illegal char in file (not UTF-8) / ファイルにUTF-8以外の文字があります: {file}",
            };
        }
    }
}
