using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Commands;

/// <summary>What the checks say of settings that are converted; to standard error, since the result is the other form.</summary>
internal static class ConvertedFindings
{
    /// <exception cref="KohyaPrepException">The dataset cannot be simulated.</exception>
    public static void Say(ParseResult parse, SettingsArguments source, TrainerSettings settings, WrittenForm written, Terminal terminal, CancellationToken cancellation)
    {
        string? script = source.ScriptOf(parse) ?? settings.Script;
        bool isKnown = script is null || OptionCatalogue.Current.Scripts.Contains(script);
        // A recipe has its own check, and a model's header tells of a training that is over.
        if (settings.Form is SettingsForm.Recipe or SettingsForm.Lora || settings.Training.Count == 0 || !isKnown)
            return;
        ForeignReading reading = ForeignConfigReader.Read(
            new ForeignRequest(source.FileOf(parse), script) { Form = source.FormOf(parse), Tab = source.TabOf(parse) }, cancellation);
        // What is lost has been said.
        HashSet<Location> told = [.. written.Lost.Select(lost => lost.Location).Where(place => place.Line > 0)];
        Finding[] findings = [.. TrainerFileChecks.Run(reading).Findings.Where(finding => !told.Contains(finding.Location))];
        if (findings.Length == 0)
            return;
        terminal.Say(reading.Guess is { } guess ? $"Checked as one for {guess.Script}.py, because {guess.Reason}:" : "Checked:");
        foreach (Finding finding in findings)
            terminal.Say($"  {FindingText.LineOf(finding)}");
    }
}
