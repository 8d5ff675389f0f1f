using System.Diagnostics;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

/// <summary>Python's readers on what is written: toml 0.10.2, which the trainer reads with, and PyYAML, whose YAML is the older one.</summary>
public sealed class PythonReadsWhatIsWrittenTests
{
    private const string Reader = "import json, sys, toml; json.dump([toml.loads(text) for text in json.load(sys.stdin)], sys.stdout)";

    [Fact]
    public void The_trainer_s_reader_reads_the_same_out_of_every_file()
    {
        Assert.SkipUnless(HasToml(), "needs Python with the package toml (python3-toml)");
        List<(string Text, ConfigNode.Table Meant)> written = [];
        for (int i = 0; i < Effort.Times(300, 5000); i++)
        {
            TrainerSettings drawn = new RandomSettings(i).Of(OptionCatalogue.Current.Scripts[i % OptionCatalogue.Current.Scripts.Count]);
            WrittenForm form = SettingsWriter.Write(drawn, WriteTarget.Of("toml", null, null));
            written.Add((form.Files[0].Text, form.Tree!));
            string formatted = TomlFormat.Canonical(form.Files[0].Text, "a.toml");
            written.Add((formatted, form.Tree!));
        }

        using JsonDocument read = JsonDocument.Parse(Run("-c", Reader, JsonSerializer.Serialize(written.Select(item => item.Text))));
        foreach (((string text, ConfigNode.Table meant), JsonElement found) in written.Zip(read.RootElement.EnumerateArray()))
            Assert.True(new ConfigNode.Table([.. Core.Trainer.Simulation.Arguments.TrainerArguments.Flatten((ConfigNode.Table)JsonConfig.Of(found))]).IsSame(meant), text);
    }

    [Fact]
    public void Python_s_own_reader_of_yaml_reads_the_same_out_of_what_is_written_as_yaml()
    {
        Assert.SkipUnless(Prints("import yaml; print('here')", "here"), "needs Python with the package yaml (python3-yaml)");
        List<(string Text, ConfigNode.Table Meant)> written = [];
        for (int i = 0; i < Effort.Times(150, 5000); i++)
        {
            WrittenForm form = SettingsWriter.Write(new RandomSettings(i).Of(OptionCatalogue.Current.Scripts[i % OptionCatalogue.Current.Scripts.Count]), WriteTarget.Of("yaml", null, null));
            written.Add((form.Files[0].Text, form.Tree!));
        }

        const string Yaml = "import json, sys, yaml; json.dump([yaml.safe_load(text) for text in json.load(sys.stdin)], sys.stdout)";
        using JsonDocument read = JsonDocument.Parse(Run("-c", Yaml, JsonSerializer.Serialize(written.Select(item => item.Text))));
        foreach (((string text, ConfigNode.Table meant), JsonElement found) in written.Zip(read.RootElement.EnumerateArray()))
            Assert.True(JsonConfig.Of(found).IsSame(meant), text);
    }

    private static bool HasToml() => Prints("import toml; print(toml.__version__)", "0.10.2");

    private static bool Prints(string program, string expected)
    {
        try
        {
            return Run("-c", program, "").Trim() == expected;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Run(string flag, string program, string input)
    {
        ProcessStartInfo start = new(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [flag, program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process python = Process.Start(start)!;
        python.StandardInput.Write(input);
        python.StandardInput.Close();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return output;
    }
}
