using System.Diagnostics;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

/// <summary>The trainer's own reader, Python's toml 0.10.2, on what is written.</summary>
public sealed class PythonReadsTomlTests
{
    private const string Reader = "import json, sys, toml; json.dump([toml.loads(text) for text in json.load(sys.stdin)], sys.stdout)";

    [Fact]
    public void It_reads_the_same_out_of_every_file()
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

    private static bool HasToml()
    {
        try
        {
            return Run("-c", "import toml; print(toml.__version__)", "").Trim() == "0.10.2";
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
