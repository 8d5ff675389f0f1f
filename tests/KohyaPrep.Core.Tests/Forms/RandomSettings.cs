using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

/// <summary>Settings drawn from the catalogue: any options of a script with values of their types, edges included.</summary>
internal sealed class RandomSettings(int seed)
{
    private static readonly string[] Texts =
    [
        "", "a", "512,512", "C:\\train\\new", "/models/base.safetensors", "with space", "quote\"inside", "it's", "#no comment", "$HOME %PATH% `x` ^y", "ü 日本 😀", "a=b", "-dash", "--double",
        "[x]", "{y}", "tab\there", "true", "no", "1e-4", "0", "null", "~", "a: b", "- item", "back\\", "100%", "!bang!", "a,b", "'", "*", "&x", "?",
    ];

    private readonly Random random = new(Effort.Seed + seed);

    /// <param name="script">Without <c>.py</c>.</param>
    public TrainerSettings Of(string script)
    {
        TrainerOption[] options = [.. OptionCatalogue.Current.OptionsOf(script).Where(option => option.Name is not ("config_file" or "output_config" or "dataset_config"))];
        random.Shuffle(options);
        return new TrainerSettings
        {
            File = "drawn",
            Form = SettingsForm.Json,
            Script = script,
            Training = [.. options.Take(random.Next(1, 12)).Select(option => new FormSetting(option.Name, Value(option)))],
        };
    }

    private ConfigNode Value(TrainerOption option) => option.TakesList
        ? new ConfigNode.Items([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(option))])
        : One(option);

    private ConfigNode One(TrainerOption option) => option.Type switch
    {
        OptionType.Flag => new ConfigNode.Flag(random.Next(2) == 0),
        OptionType.Whole => new ConfigNode.Whole(Whole()),
        OptionType.Number => new ConfigNode.Number(Number()),
        OptionType.WholeOrNumber => random.Next(2) == 0 ? new ConfigNode.Whole(Whole()) : new ConfigNode.Number(Number()),
        _ when option.Choices.Count > 0 => ConfigNodes.Of(option.Choices[random.Next(option.Choices.Count)]),
        _ => new ConfigNode.Text(Texts[random.Next(Texts.Length)]),
    };

    private long Whole() => random.Next(5) switch { 0 => 0, 1 => -1, 2 => random.NextInt64(), _ => random.Next(1, 2000) };

    private double Number() => random.Next(6) switch { 0 => 0, 1 => 1, 2 => 1e-4, 3 => 2e-06, 4 => -0.5, _ => random.NextDouble() * Math.Pow(10, random.Next(-12, 12)) };
}
