using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>
/// Works out the numbers of steps that the GUI writes: <c>max_train_steps</c> of the epochs and the pictures, the warm-up of a percentage.
/// </summary>
/// <param name="folders">A folder by its path; null where there is none.</param>
internal sealed class GuiSteps(GuiForm form, Func<string, GuiFolder?> folders, List<string> refusals)
{
    private static readonly ConfigNode Zero = new ConfigNode.Whole(0);

    /// <exception cref="PythonFailure">The GUI ends so.</exception>
    public void WorkOut()
    {
        bool hasDatasetFile = form.IsOn("dataset_config");
        switch (form.Tab)
        {
            case GuiTab.Lora when hasDatasetFile:
                OfDatasetFile();
                break;
            case GuiTab.FineTune when !hasDatasetFile:
                OfMetadata();
                break;
            case GuiTab.Lora or GuiTab.DreamBooth when !hasDatasetFile:
                OfFolders();
                break;
        }

        form.Set("lr_warmup_steps", WarmUp());
        if (form.Tab == GuiTab.Lora)
            return;
        foreach (string name in (string[])["max_data_loader_n_workers", "max_train_steps"])
        {
            if (form.Peek(name) is ConfigNode.Nothing or ConfigNode.Text { Value: "" })
                form.Set(name, Zero);
        }
    }

    private void OfDatasetFile()
    {
        ConfigNode steps = form["max_train_steps"];
        if (!(NumberOf(steps) > 0))
        {
            form.Set("stop_text_encoder_training", Zero);
            form.Set("lr_warmup_steps", Zero);
            return;
        }

        StopEncoder();
        double percent = FloatOr0(form["lr_warmup"]);
        if (!(FloatOr0(form["lr_warmup_steps"]) > 0) && percent != 0)
        {
            double share = Math.Round(percent * (double)PythonCast.Int(steps).Value / 100, MidpointRounding.ToEven);
            form.Set("lr_warmup_steps", PythonCast.Int(new ConfigNode.Number(share, form.Peek("lr_warmup").Line)));
            form.Set("lr_warmup", Zero);
        }
    }

    private void OfFolders()
    {
        string folder = PythonCast.Str(form["train_data_dir"]);
        if (folder.Length == 0)
            refusals.Add("The image folder is empty.");
        if (IsZero(form["max_train_steps"]))
        {
            double total = 0;
            foreach ((string name, int pictures) in FolderAt(folder)?.Folders ?? [])
            {
                if (PythonNumber.TryInt(name.Split('_')[0], 10) is { } repeats)
                    total += (double)(repeats * pictures);
            }

            if (FolderAt(folder) is not null)
                SetSteps(Ceiling(total / Divisor("train_batch_size") / Divisor("gradient_accumulation_steps") * Factor("epoch") * (form.IsOn("reg_data_dir") ? 2 : 1)));
        }

        if (form.Tab == GuiTab.Lora)
            StopEncoder();
    }

    private void OfMetadata()
    {
        string folder = PythonCast.Str(form["image_folder"]);
        if (folder.Length == 0)
            refusals.Add("The image folder is empty.");
        if (FolderAt(folder) is not { } found)
            return;
        if (IsZero(form["max_train_steps"]))
        {
            double pictures = (double)(found.Pictures * PythonCast.Int(form["dataset_repeats"]).Value);
            SetSteps(Ceiling(pictures / Divisor("train_batch_size") / Divisor("gradient_accumulation_steps") * Factor("epoch")));
        }

        // It takes flipped pictures for further ones.
        if (form.IsOn("flip_aug") && form.IsOn("max_train_steps"))
            SetSteps(Ceiling(PythonCast.Float(form["max_train_steps"]).Value / 2));
    }

    // A percentage of the steps; the LoRA tab sets what is above 0 to 0 before.
    private void StopEncoder()
    {
        ConfigNode percent = form["stop_text_encoder_training"];
        if (!IsZero(percent))
        {
            double share = PythonCast.Float(form["max_train_steps"]).Value / 100 * (double)PythonCast.Int(percent).Value;
            form.Set("stop_text_encoder_training", Ceiling(share));
        }
    }

    // Steps win over the percentage; the percentage becomes a share, which the trainer takes as one.
    private ConfigNode WarmUp()
    {
        ConfigNode given = form["lr_warmup_steps"];
        double steps = FloatOr0(given);
        if (steps > 0)
            return PythonCast.Int(new ConfigNode.Number(steps, given.Line));
        ConfigNode percent = form["lr_warmup"];
        double share = FloatOr0(percent);
        return share != 0 ? new ConfigNode.Number(share / 100, percent.Line) : Zero;
    }

    private void SetSteps(ConfigNode steps) => form.Set("max_train_steps", steps);

    private GuiFolder? FolderAt(string path) => path.Length == 0 ? null : folders(path);

    private double Factor(string field) => (double)PythonCast.Int(form[field]).Value;

    private double Divisor(string field) => Factor(field) is var value && value == 0 ? throw new PythonFailure("ZeroDivisionError", $"{field} is 0") : value;

    private static ConfigNode.Whole Ceiling(double value) => PythonCast.Int(new ConfigNode.Number(Math.Ceiling(value)));

    private static bool IsZero(ConfigNode value) => PythonCast.AreEqual(value, Zero);

    private static double NumberOf(ConfigNode value) =>
        PythonValue.Number(value) ?? throw PythonFailure.OfType($"'>' not supported between instances of '{value.PythonType}' and 'int'");

    private static double FloatOr0(ConfigNode value) => value switch
    {
        ConfigNode.Text text => PythonNumber.TryFloat(text.Value) ?? 0,
        _ => PythonValue.Number(value) ?? 0,
    };
}
