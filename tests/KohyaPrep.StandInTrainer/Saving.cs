using System.Globalization;

namespace KohyaPrep.StandInTrainer;

/// <summary>Writes models and states under the trainer's names.</summary>
internal sealed class Saving(Options options, ScriptKind script, RichLog log)
{
    private string Extension => options.Text("save_model_as") switch
    {
        { } given => given is "diffusers" or "diffusers_safetensors" ? "" : "." + given,
        null when !script.IsFamily => ".safetensors",
        null => Directory.Exists(options.Text("pretrained_model_name_or_path")) ? "" : ".ckpt",
    };

    private bool SavesStates => options.Flag("save_state");

    public void AfterStep(int step, int epoch)
    {
        if (options.Whole("save_every_n_steps") is not { } interval || step % interval != 0)
            return;
        WriteModel(Name("at", "-step", "step", step, 8));
        if (SavesStates)
            WriteState(Name("at", "-step", "step", step, 8), $"step {step}", epoch, step);
    }

    public void AfterEpoch(int epoch, int epochs, int step)
    {
        if (options.Whole("save_every_n_epochs") is not { } interval)
            return;
        if (interval == 0)
            throw new PythonError("ZeroDivisionError: integer modulo by zero");
        // The last epoch's is the last model (train_network.py:1694).
        if (epoch % interval != 0 || epoch >= epochs)
            return;
        WriteModel(Name("epoch", "-", "", epoch, 6));
        if (SavesStates)
            WriteState(Name("epoch", "-", "", epoch, 6), $"epoch {epoch}", epoch, step);
    }

    public void AtTheEnd(int epochs, int step)
    {
        if (SavesStates || options.Flag("save_state_on_train_end"))
        {
            log.Info("", "train_util.py:5989");
            WriteState(options.Text("output_name") ?? "last", null, epochs, step);
        }

        if (!Switches.SkipsFinalFile)
            WriteModel(options.Text("output_name") ?? "last", isLast: true);
        log.Info("model saved.", script.IsFamily ? $"{script.Name}.py:508" : "train_network.py:1729");
    }

    private string Name(string fallback, string separator, string prefix, int number, int digits)
    {
        string digitsText = number.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return options.Text("output_name") is { } name ? $"{name}{separator}{digitsText}" : $"{fallback}-{prefix}{digitsText}";
    }

    private void WriteModel(string name, bool isLast = false)
    {
        string path = MakeFolder(name + Extension);
        if (!script.IsFamily)
            Output.Write($"\nsaving checkpoint: {path}\n");
        else if (isLast)
            log.Info($"save trained model as {(Extension.Length > 0 ? "StableDiffusion checkpoint" : "Diffusers")} to {path}", "train_util.py:6046");
        else
        {
            log.Info("", "train_util.py:5888");
            log.Info($"saving checkpoint: {path}", "train_util.py:5889");
        }

        if (Switches.DiskIsFull)
            throw new PythonError("safetensors_rust.SafetensorError: Error while serializing: IoError(Os { code: 28, kind: StorageFull, message: \"No space left on device\" })");
        bool cutShort = isLast && Switches.CutsFinalFile;
        if (Extension == ".safetensors")
            ModelFiles.WriteSafetensors(path, cutShort);
        else if (Extension.Length > 0)
            ModelFiles.WriteZip(path, cutShort);
        else
        {
            Directory.CreateDirectory(Path.Combine(path, "unet"));
            ModelFiles.WriteSafetensors(Path.Combine(path, "unet", "diffusion_pytorch_model.safetensors"), cutShort);
            File.WriteAllText(Path.Combine(path, "model_index.json"), "{}");
        }
    }

    private void WriteState(string name, string? moment, int epoch, int step)
    {
        string folder = MakeFolder(name + "-state");
        if (moment is null)
            log.Info("saving last state.", "train_util.py:5990");
        else
        {
            log.Info("", "train_util.py:5963");
            log.Info($"saving state at {moment}", "train_util.py:5964");
        }

        Directory.CreateDirectory(folder);
        log.Info($"Saving current state to {folder}", "accelerator.py:3241");
        if (script.IsLora)
        {
            string progress = Path.Combine(folder, "train_state.json");
            log.Info($"save train state to {progress} at epoch {epoch} step {step}", "train_network.py:946");
            File.WriteAllText(progress, $$"""{"current_epoch": {{epoch}}, "current_step": {{step}}}""");
        }

        Write("Model weights saved in", "model.safetensors", "checkpointing.py:108", path => ModelFiles.WriteSafetensors(path));
        Write("Optimizer state saved in", "optimizer.bin", "checkpointing.py:115", WriteSlowly);
        Write("Scheduler state saved in", "scheduler.bin", "checkpointing.py:122", path => ModelFiles.WriteZip(path));
        Write("Sampler state for dataloader 0 saved in", "sampler.bin", "checkpointing.py:139", _ => { });
        Write("Random states saved in", "random_states_0.pkl", "checkpointing.py:170", path => ModelFiles.WriteZip(path));
        Output.Write("\n");

        void Write(string message, string file, string source, Action<string> write)
        {
            Pause();
            write(Path.Combine(folder, file));
            log.Info($"{message} {Path.Combine(folder, file)}", source);
        }
    }

    private static void WriteSlowly(string path)
    {
        ModelFiles.WriteZip(path, cutShort: true);
        Pause();
        ModelFiles.WriteZip(path);
    }

    private static void Pause() => Thread.Sleep(TimeSpan.FromSeconds(Switches.SecondsPerStateFile));

    private string MakeFolder(string name)
    {
        string folder = options.Text("output_dir") ?? throw new PythonError("TypeError: expected str, bytes or os.PathLike object, not NoneType");
        try
        {
            Directory.CreateDirectory(folder);
            return Path.Combine(folder, name);
        }
        catch (UnauthorizedAccessException)
        {
            throw new PythonError($"PermissionError: [Errno 13] Permission denied: '{folder}'");
        }
        catch (IOException)
        {
            throw new PythonError($"FileExistsError: [Errno 17] File exists: '{folder}'");
        }
    }
}
