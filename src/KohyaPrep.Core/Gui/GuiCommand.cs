using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Gui;

/// <summary>The command with which the GUI starts the trainer (class_accelerate_launch.py), word by word.</summary>
internal sealed class GuiCommand(GuiForm form)
{
    /// <summary>What stands for the date in the name of the training file.</summary>
    public const string Date = "DATE";

    /// <summary>The option that names the training file.</summary>
    public const string ConfigFile = "--config_file";

    private readonly List<string> words = ["accelerate", "launch"];

    /// <exception cref="PythonFailure">The GUI ends so.</exception>
    public IReadOnlyList<string> WorkOut(string script)
    {
        AddText("dynamo_backend");
        AddText("dynamo_mode");
        AddFlag("dynamo_use_fullgraph");
        AddFlag("dynamo_use_dynamic");
        AddWords("extra_accelerate_launch_args");
        if (form["gpu_ids"] is not ConfigNode.Text { Value: "" })
            words.AddRange(["--gpu_ids", Quoted(form["gpu_ids"] is ConfigNode.Nothing ? "" : TextOf("gpu_ids"))]);
        ConfigNode port = form["main_process_port"];
        if ((PythonValue.Number(port) ?? throw PythonFailure.OfType($"'>' not supported between instances of '{port.PythonType}' and 'int'")) > 0)
            words.AddRange(["--main_process_port", PythonCast.Str(PythonCast.Int(port))]);
        if (form.IsOn("mixed_precision"))
            words.AddRange(["--mixed_precision", Quoted(TextOf("mixed_precision"))]);
        AddFlag("multi_gpu");
        foreach (string name in (string[])["num_processes", "num_machines", "num_cpu_threads_per_process"])
            AddWhole(name);
        words.Add($"sd-scripts/{script}.py");
        words.AddRange([ConfigFile, PythonPath.Join(PythonText.Strip(TextOf("output_dir")), $"config_{GuiTabs.NameOf(form.Tab)}-{Date}.toml")]);
        AddWords("additional_parameters");
        return words;
    }

    private void AddText(string name)
    {
        if (form.IsOn(name))
            words.AddRange([$"--{name}", TextOf(name)]);
    }

    private void AddFlag(string name)
    {
        if (form.IsOn(name))
            words.Add($"--{name}");
    }

    private void AddWhole(string name)
    {
        if (PythonCast.Int(form[name]).Value is { Sign: > 0 } number)
            words.AddRange([$"--{name}", number.ToString(CultureInfo.InvariantCulture)]);
    }

    private void AddWords(string name)
    {
        if (TextOf(name) is { Length: > 0 } text)
            words.AddRange(GuiWords.Split(text).Select(Quoted));
    }

    private string TextOf(string name) =>
        form[name] is ConfigNode.Text text ? text.Value : throw PythonFailure.OfType($"{name} must be a text, not '{form[name].PythonType}'");

    // shlex.quote; since no shell ever takes the quotation marks off again, the trainer sees them.
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "_@%+=:,./-".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\"'\"'", StringComparison.Ordinal)}'";
}
