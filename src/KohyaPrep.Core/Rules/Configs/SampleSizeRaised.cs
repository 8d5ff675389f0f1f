using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SampleSizeRaised : ConfigRule
{
    public static SampleSizeRaised Rule { get; } = new();

    public override string Code => "CFG113";

    public override string Name => "sample-size-raised";

    public override Severity Severity => Severity.Info;

    public override string Summary => "A sample is asked for below 64 pixels.";

    public override string Why =>
        "The trainer never draws a sample smaller than 64×64, and cuts sides down to multiples of 8: what it shows of native pixel art is another size than what it "
        + "was trained on.";

    public override string Remedy => "Ask for 64 or more, or draw the native size with `generate` afterwards.";

    public override Example Example => new(
        "prompts.txt: a punk --w 24 --h 24",
        "prompts.txt: a punk --w 64 --h 64");

    private const int Smallest = 64;

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Text("sample_prompts") is not { } path || !path.EndsWith(".txt", StringComparison.Ordinal) || !subject.Disk().IsFile(path))
            yield break;
        string[] lines = TextOf(subject.Disk(), path).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#') || Sides(lines[i]).FirstOrDefault(side => side < Smallest) is not (> 0 and var side))
                continue;
            yield return At(new Location(path, i + 1), $"A sample of {side} pixels is asked for; it is drawn at {Smallest}.");
            yield break;
        }
    }

    // line_to_prompt_dict (train_util.py)
    private static IEnumerable<int> Sides(string line) => line.Split(" --").Skip(1)
        .Select(option => Regex.Match(option, "^[wh] ([0-9]{1,6})", RegexOptions.IgnoreCase))
        .Where(match => match.Success)
        .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static string TextOf(TrainerFolder disk, string path)
    {
        try
        {
            return Encoding.UTF8.GetString(disk.Read(path));
        }
        // What may not be read has no sizes; the trainer dies of it elsewhere.
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
