using System.Globalization;
using System.Text.Json;

namespace KohyaPrep.StandInTrainer;

/// <summary>Plays one training script from its first message to its last, without learning anything.</summary>
internal sealed class Training
{
    private const int DefaultSteps = 1600;

    private readonly Options options;
    private readonly ScriptKind script;
    private readonly RichLog log;
    private readonly Saving saving;
    private readonly TrainingSet[] sets;

    private Training(string file, Options options, RichLog log)
    {
        this.options = options;
        this.log = log;
        script = ScriptKind.Of(file);
        saving = new Saving(options, script, log);
        if (options.Raw("resolution") is not (null or string))
            throw new PythonError("AttributeError: 'int' object has no attribute 'split'");
        log.Info("prepare images.", "train_util.py:2112");
        sets = TrainingSet.Read(options, script, log);
    }

    public static int Run(string file, string[] arguments)
    {
        string place = $"  File \"{file}\", line 1913, in <module>\n    trainer.train(args)";
        PythonSignals.Frames = [place];
        if (Switches.ReportFile is { } report)
            Report.Write(report, file, arguments);
        RichLog log = new(false);
        try
        {
            Options options = Options.Read(arguments);
            if (options.Text("config_file") is { } settings)
                log.Info($"Loading settings from {settings}...", "train_util.py:4744");
            log = new RichLog(options.Flag("console_log_simple"));
            new Training(file, options, log).Train();
            return 0;
        }
        catch (PythonError e)
        {
            if (e.Logged is { } logged)
                log.Error(logged, "train_util.py:1962");
            string kind = e.Message.Split(':')[0];
            string worker = $"{kind}: Caught {kind} in DataLoader worker process 0.\nOriginal Traceback (most recent call last):\n  File \"/opt/sd-scripts/library/train_util.py\", line 1634, in __getitem__\n";
            Output.Line($"Traceback (most recent call last):\n{place}\n{(e.IsOfWorker ? worker : "")}{e.Message}\n");
            return 1;
        }
    }

    private void Train()
    {
        int images = sets.Sum(set => set.ImagesTimesRepeats);
        log.Info($"{images} train images with repeats.", "train_util.py:2158");
        if (images == 0 && script.Name != "train_db")
        {
            log.Error("No data found. Please verify arguments (train_data_dir must be the parent of folders with images) / 画像がありません。引数指定を確認してください", "train_network.py:576");
            return;
        }

        log.Info("preparing accelerator", "train_network.py:593");
        Output.Line("accelerator device: cpu");
        log.Info("loading model for process 0/1", "train_util.py:5574");
        string? model = options.Text("pretrained_model_name_or_path");
        log.Info($"load StableDiffusion checkpoint: {model}", "train_util.py:5530");
        ModelFiles.Load(model);
        if (images == 0)
            throw new PythonError("ValueError: num_samples should be a positive integer value, but got num_samples=0");
        if (options.Flag("cache_latents") || options.Flag("cache_latents_to_disk"))
            CacheLatents();
        else if (script.Name is "fine_tune" or "sdxl_train" && (options.Text("in_json") is not null || UsesMetadata()))
            throw new PythonError("AttributeError: 'NoneType' object has no attribute 'get_image_size_from_disk_cache_path'");

        Output.Line("prepare optimizer, data loader etc.");
        int accumulation = options.Whole("gradient_accumulation_steps") ?? 1;
        int batches = sets.Sum(set => set.Batches);
        int perEpoch = (batches + accumulation - 1) / accumulation;
        int total = options.Whole("max_train_steps") ?? DefaultSteps;
        if (options.Whole("max_train_epochs") is { } epochsAsked)
        {
            total = epochsAsked * perEpoch;
            Output.Line($"override steps. steps for {epochsAsked} epochs is / 指定エポックまでのステップ数: {total}");
        }

        int epochs = (total + perEpoch - 1) / perEpoch;
        int done = Resume();
        Announce(images, batches, epochs, accumulation, total);
        Loop(total, epochs, perEpoch, done);
    }

    private bool UsesMetadata() =>
        options.Text("dataset_config") is { } file && File.ReadAllText(file).Contains("metadata_file", StringComparison.Ordinal);

    private void CacheLatents()
    {
        Picture[] pictures = [.. sets.SelectMany(set => set.Pictures)];
        log.Info("caching latents with caching strategy.", "train_util.py:1120");
        log.Info("caching latents...", "train_util.py:1170");
        Bar bar = new("", pictures.Length);
        Output.Write("\n");
        bar.Draw(0);
        for (int i = 0; i < pictures.Length; i++)
        {
            if (pictures[i].IsCutShort)
                throw new PythonError("OSError: Truncated File Read") { Logged = $"Error loading file: {pictures[i].Path}" };
            bar.Draw(i + 1);
        }

        Output.Write("\n");
    }

    /// <summary>Returns the steps that the state has behind it, which only the LoRA scripts take account of.</summary>
    private int Resume()
    {
        if (options.Text("resume") is not { } folder)
            return 0;
        log.Info($"resume training from local state: {folder}", "train_util.py:4777");
        if (!Directory.Exists(folder))
            throw new PythonError($"ValueError: Tried to find {folder} but folder does not exist");
        log.Info($"Loading states from {folder}", "accelerator.py:3390");
        if (!ModelFiles.IsWholeZip(Path.Combine(folder, "optimizer.bin")))
            throw new PythonError("RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory");
        if (!script.IsLora)
            return 0;
        if (options.Whole("initial_step") is { } told)
            return told;
        using JsonDocument state = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "train_state.json")));
        return state.RootElement.GetProperty("current_step").GetInt32();
    }

    private void Announce(int images, int batches, int epochs, int accumulation, int total)
    {
        Output.Line("running training / 学習開始");
        Output.Line($"  num train images * repeats / 学習画像の数×繰り返し回数: {images}");
        if (!script.IsFamily)
            Output.Line("  num validation images * repeats / 学習画像の数×繰り返し回数: 0");
        Output.Line("  num reg images / 正則化画像の数: 0");
        Output.Line($"  num batches per epoch / 1epochのバッチ数: {batches}");
        Output.Line($"  num epochs / epoch数: {epochs}");
        Output.Line($"  batch size per device / バッチサイズ: {string.Join(", ", sets.Select(set => set.BatchSize))}");
        Output.Line($"  gradient {(script.IsFamily ? "ccumulation" : "accumulation")} steps / 勾配を合計するステップ数 = {accumulation}");
        Output.Line($"  total optimization steps / 学習ステップ数: {total}");
    }

    /// <param name="done">Steps of an earlier run: its epochs are left out, but the bar and the names begin anew (train_network.py:1273).</param>
    private void Loop(int total, int epochs, int perEpoch, int done)
    {
        if (done >= total)
            throw new PythonError($"AssertionError: max_train_steps should be greater than initial step / max_train_stepsは初期ステップより大きい必要があります: {total} vs {done}");
        // With skip_until_initial_step the rest of an epoch is made, and the names count from that epoch's start (train_network.py:1258, 1344).
        int skipped = options.Flag("skip_until_initial_step") ? done % perEpoch : 0;
        Bar bar = new("steps", total - skipped);
        Output.Write("\n");
        bar.Draw(0);
        int step = skipped;
        for (int epoch = (done / perEpoch) + 1; epoch <= epochs; epoch++)
        {
            Output.Line($"\nepoch {epoch}/{epochs}\n");
            log.Info($"epoch is incremented. current_epoch: {epoch - 1}, epoch: {epoch}", "train_util.py:784");
            for (int i = step == skipped ? skipped : 0; i < perEpoch && step < total; i++)
                Step(++step, epoch, bar, skipped);
            saving.AfterEpoch(epoch, epochs, step);
        }

        saving.AtTheEnd(epochs, step);
        Output.Write("\n");
        bar.Draw(step - skipped);
        Output.Write("\n");
    }

    /// <param name="step">As names count.</param>
    /// <param name="skipped">How much less the bar counts.</param>
    private void Step(int step, int epoch, Bar bar, int skipped)
    {
        if (!options.Flag("cache_latents") && !options.Flag("cache_latents_to_disk"))
            CheckSizes();
        Thread.Sleep(TimeSpan.FromSeconds(Switches.SecondsPerStep));
        if (step == Switches.CrashAtStep)
            throw new PythonError(Switches.CrashError);
        if (step == Switches.OutOfMemoryAtStep)
            throw new PythonError("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 7.79 GiB of which 11.25 MiB is free.");
        if (step == Switches.KilledAtStep)
            PythonSignals.KillSelf();
        bar.Draw(step - skipped);
        saving.AfterStep(step, epoch);
        bar.Postfix = "avr_loss=" + Loss(step);
        bar.Draw(step - skipped);
        Switches.WriteEvents(options.Text("logging_dir"));
    }

    private static string Loss(int step)
    {
        if (step >= Switches.NanAtStep)
            return "nan";
        double growth = step >= Switches.ExplodesAtStep ? Math.Pow(3, step - Switches.ExplodesAtStep.Value + 1) : 1;
        return (growth * (0.1 + (0.9 / (step + 1)))).ToString("G3", CultureInfo.InvariantCulture);
    }

    private void CheckSizes()
    {
        foreach (TrainingSet set in sets.Where(set => !set.UsesBuckets))
        {
            (int width, int height) = set.Resolution;
            foreach (Picture picture in set.Pictures.Where(picture => picture.Width > 0))
            {
                if (picture.IsCutShort)
                    throw new PythonError("OSError: image file is truncated (0 bytes not processed)") { Logged = $"Could not load image path / 画像を読み込めません: {picture.Path}", IsOfWorker = true };
                if (picture.Width > width || picture.Height > height)
                    throw new PythonError("AssertionError: image too large, but cropping and bucketing are disabled / 画像サイズが大きいのでface_crop_aug_rangeかrandom_crop、またはbucketを有効にしてください: " + picture.Path) { IsOfWorker = true };
                if (picture.Width < width || picture.Height < height)
                    throw new PythonError($"AssertionError: image size is small / 画像サイズが小さいようです: {picture.Path}") { IsOfWorker = true };
            }
        }
    }
}
