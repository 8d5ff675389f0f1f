using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Tests.Gui;

/// <summary>Settings that were run through the GUI's own code come out with its keys, values and command.</summary>
public sealed class GuiConformanceTests
{
    [Fact]
    public void Every_setting_comes_out_as_the_gui_wrote_it()
    {
        List<string> differences = [];
        IReadOnlyList<GuiCase> cases = GuiCase.All();
        foreach (GuiCase given in cases)
        {
            GuiConversion made = GuiConversion.Of(given.File, given.Tab, GuiCase.Disk);
            string[] wrong = [.. Differences(given.Toml, made.Training)];
            if (wrong.Length > 0)
                differences.Add($"{given.Tab} {given.From}: {string.Join("; ", wrong)}");
            if (!given.Command.SequenceEqual(made.Command))
                differences.Add($"{given.Tab} {given.From}: {string.Join(' ', made.Command)} for {string.Join(' ', given.Command)}");
        }

        Assert.Equal(273, cases.Count);
        Assert.Empty(differences);
    }

    [Fact]
    public void The_tab_is_found_out_of_every_file()
    {
        Assert.All(GuiCase.All(), given => Assert.Equal(given.Tab, GuiTabs.Of(given.File)));
        Assert.All(GuiCase.All(), given => Assert.True(GuiTabs.IsGuiFile(given.File)));
    }

    private static IEnumerable<string> Differences(ConfigNode.Table expected, ConfigNode.Table made)
    {
        string[] keys = [.. expected.Entries.Select(entry => entry.Key)];
        string[] others = [.. made.Entries.Select(entry => entry.Key)];
        if (!keys.SequenceEqual(others))
            yield return $"missing {string.Join(' ', keys.Except(others))}, too many {string.Join(' ', others.Except(keys))}";
        foreach (string key in keys.Intersect(others))
        {
            if (!IsSame(expected.Find(key)!, made.Find(key)!))
                yield return $"{key} is {PythonCast.Str(made.Find(key)!)} for {PythonCast.Str(expected.Find(key)!)}";
        }
    }

    // The cases tell changes apart by Python's ==, so that a 0 of a preset and the default 0.0 are the same in them, within key=value too.
    private static bool IsSame(ConfigNode expected, ConfigNode made) => (expected, made) switch
    {
        (ConfigNode.Items one, ConfigNode.Items other) => one.Values.Count == other.Values.Count && one.Values.Zip(other.Values).All(pair => IsSame(pair.First, pair.Second)),
        (ConfigNode.Text one, ConfigNode.Text other) => Plain(one.Value) == Plain(other.Value),
        (ConfigNode.Flag, _) or (_, ConfigNode.Flag) => expected == made with { Line = expected.Line },
        _ => PythonCast.AreEqual(expected, made),
    };

    private static string Plain(string text) =>
        text.Split('=', 2) is [var name, var value] && double.TryParse(value, CultureInfo.InvariantCulture, out double number)
            ? string.Create(CultureInfo.InvariantCulture, $"{name}={number:R}")
            : text;
}
