using System.Globalization;
using System.Numerics;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Arguments;

/// <summary>What a script asks of its options before it looks for pictures, in its order, and what it makes of them.</summary>
internal static class ArgumentChecks
{
    private const string TrainUtil = "library/train_util.py:";

    /// <summary>verify_training_args, prepare_dataset_args and verify_sdxl_training_args.</summary>
    /// <exception cref="TrainerStop">The trainer stops.</exception>
    public static TrainerArguments Run(TrainerArguments given, ScriptTraits traits, WarningLog warnings)
    {
        TrainerArguments arguments = Sizes(Verify(given, warnings), traits, warnings);
        return traits.IsSdxl ? VerifySdxl(arguments, warnings) : arguments;
    }

    private static TrainerArguments Verify(TrainerArguments arguments, WarningLog warnings)
    {
        if (arguments.IsOn("v2") && arguments.Find("clip_skip") is not null)
            warnings.Add("train_util.py:4422");
        if (arguments.IsOn("cache_latents_to_disk") && !arguments.IsOn("cache_latents"))
        {
            warnings.Add("train_util.py:4426");
            arguments = arguments.With("cache_latents", new ConfigNode.Flag(true));
        }

        if (arguments.Find("adaptive_noise_scale") is not null && arguments.Find("noise_offset") is null)
        {
            throw TrainerStop.InArguments("ValueError", TrainUtil + "4444", "adaptive_noise_scale is set without noise_offset.",
                "Set noise_offset too, or remove adaptive_noise_scale.");
        }

        if (arguments.IsOn("scale_v_pred_loss_like_noise_pred") && !arguments.IsOn("v_parameterization"))
        {
            throw TrainerStop.InArguments("ValueError", TrainUtil + "4447",
                "scale_v_pred_loss_like_noise_pred is on, but v_parameterization is not.",
                "Turn v_parameterization on where the base model was trained with it; otherwise remove scale_v_pred_loss_like_noise_pred.");
        }

        if (arguments.IsOn("v_pred_like_loss") && arguments.IsOn("v_parameterization"))
        {
            throw TrainerStop.InArguments("ValueError", TrainUtil + "4452", "v_pred_like_loss is set together with v_parameterization.",
                "Remove one of the two.");
        }

        if (arguments.IsOn("zero_terminal_snr") && !arguments.IsOn("v_parameterization"))
            warnings.Add("train_util.py:4457");
        arguments = Sampling(arguments, "sample_every_n_epochs", 4462, warnings);
        return Sampling(arguments, "sample_every_n_steps", 4468, warnings);
    }

    private static TrainerArguments Sampling(TrainerArguments arguments, string name, int line, WarningLog warnings)
    {
        if (arguments.Find(name) is not { } value)
            return arguments;
        double number = PythonValue.Number(value) ?? throw TrainerStop.InArguments("TypeError", TrainUtil + Line(line),
            $"{name} is {Shown(value)}, which is no number.", $"Write {name} as a whole number, without quotation marks.");
        if (number > 0 || double.IsNaN(number))
            return arguments;
        warnings.Add("train_util.py:" + Line(line + 1));
        return arguments.With(name, null);
    }

    private static TrainerArguments Sizes(TrainerArguments arguments, ScriptTraits traits, WarningLog warnings)
    {
        // An old misspelling that still wins.
        if (arguments.Find("caption_extention") is { } extension)
            arguments = arguments.With("caption_extension", extension).With("caption_extention", null);
        if (arguments.Find("resolution") is { } resolution)
            arguments = arguments.With("resolution", Resolution(resolution));
        if (arguments.Find("face_crop_aug_range") is { } range)
            arguments = arguments.With("face_crop_aug_range", FaceRange(range));
        if (traits.ReadsMetadata && arguments.Find("in_json") is not null && (arguments.IsOn("color_aug") || arguments.IsOn("random_crop")))
            warnings.Add("train_util.py:5427");
        return arguments;
    }

    private static ConfigNode.Items Resolution(ConfigNode value)
    {
        const string Remedy = "Write it as text: resolution = \"512\" or resolution = \"512,768\" (width, height).";
        if (value is not ConfigNode.Text text)
        {
            throw TrainerStop.InArguments("AttributeError", TrainUtil + "5410",
                $"resolution is {Shown(value)}; in a training file it must be text, not a value of the type {value.PythonType}.", Remedy);
        }

        List<ConfigNode> sides = [];
        foreach (string part in text.Value.Split(','))
        {
            BigInteger side = PythonValue.ParseWhole(part) ?? throw TrainerStop.InArguments("ValueError", TrainUtil + "5410",
                $"resolution is \"{text.Value}\", and '{part}' is no whole number.", Remedy);
            sides.Add(new ConfigNode.Whole(side, value.Line));
        }

        return sides.Count switch
        {
            1 => new ConfigNode.Items([sides[0], sides[0]], value.Line),
            2 => new ConfigNode.Items(sides, value.Line),
            _ => throw TrainerStop.InArguments("AssertionError", TrainUtil + "5414",
                $"resolution is \"{text.Value}\": that is {sides.Count} numbers.", Remedy),
        };
    }

    private static ConfigNode.Items FaceRange(ConfigNode value)
    {
        const string Remedy = "Write it as two factors, the smaller first, in one text: face_crop_aug_range = \"2.0,4.0\".";
        if (value is not ConfigNode.Text text)
        {
            throw TrainerStop.InArguments("AttributeError", TrainUtil + "5418",
                $"face_crop_aug_range is {Shown(value)}; it must be text, not a value of the type {value.PythonType}.", Remedy);
        }

        List<ConfigNode.Number> bounds = [];
        foreach (string part in text.Value.Split(','))
        {
            bounds.Add(new ConfigNode.Number(PythonValue.ParseNumber(part) ?? throw TrainerStop.InArguments("ValueError", TrainUtil + "5418",
                $"face_crop_aug_range is \"{text.Value}\", and '{part}' is no number.", Remedy), value.Line));
        }

        return bounds.Count == 2 && bounds[0].Value <= bounds[1].Value
            ? new ConfigNode.Items(bounds, value.Line)
            : throw TrainerStop.InArguments("AssertionError", TrainUtil + "5420",
                $"face_crop_aug_range is \"{text.Value}\", which is not two numbers in ascending order.", Remedy);
    }

    private static TrainerArguments VerifySdxl(TrainerArguments arguments, WarningLog warnings)
    {
        if (arguments.IsOn("v2"))
        {
            throw TrainerStop.InArguments("AssertionError", "library/sdxl_train_util.py:349",
                $"v2 is on, but {arguments.Script}.py trains SDXL, which is no Stable Diffusion 2 model.",
                "Remove v2; or take a script without sdxl in its name for a Stable Diffusion 2 model.");
        }

        if (arguments.Find("clip_skip") is not null)
            warnings.Add("sdxl_train_util.py:352");
        if (!arguments.IsOn("cache_text_encoder_outputs_to_disk") || arguments.IsOn("cache_text_encoder_outputs"))
            return arguments;
        warnings.Add("sdxl_train_util.py:374");
        return arguments.With("cache_text_encoder_outputs", new ConfigNode.Flag(true));
    }

    private static string Shown(ConfigNode value) => ConfigNodeText.Of(value);

    private static string Line(int line) => line.ToString(CultureInfo.InvariantCulture);
}
