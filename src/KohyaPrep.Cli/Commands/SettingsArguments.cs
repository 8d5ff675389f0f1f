using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary>The arguments of a verb that takes settings in any form.</summary>
internal sealed class SettingsArguments(string name = "FILE", string description = "Settings in any form.")
{
    private readonly Argument<string> file = new(name) { Description = description };

    private readonly FormArguments form = new();

    private readonly Option<string?> script = new("--script") { Description = "The script that the settings are for.", HelpName = "SCRIPT" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(file);
        form.AddTo(command);
        command.Options.Add(script);
    }

    public string? TabOf(ParseResult parse) => form.TabOf(parse);

    public SettingsForm? FormOf(ParseResult parse) => form.FormOf(parse);

    /// <summary>Without <c>.py</c>; null where it was not given.</summary>
    public string? ScriptOf(ParseResult parse) => parse.GetValue(script) is { } given ? ScriptNames.Plain(given) : null;

    /// <summary>The file as the user wrote it.</summary>
    public string FileOf(ParseResult parse) => parse.GetValue(file)!;

    /// <inheritdoc cref="Read(ParseResult, string, Terminal, CancellationToken)"/>
    public SettingsReading Read(ParseResult parse, Terminal terminal, CancellationToken cancellation) => Read(parse, FileOf(parse), terminal, cancellation);

    /// <summary>Reads the settings; a recipe's with its pictures, since they decide what the trainer is told.</summary>
    /// <param name="shown">The file as the user wrote it.</param>
    /// <exception cref="KohyaPrepException">There is no such file.</exception>
    public SettingsReading Read(ParseResult parse, string shown, Terminal terminal, CancellationToken cancellation)
    {
        return Read(new SettingsSource(shown, FormOf(parse), TabOf(parse)), terminal, cancellation);
    }

    /// <inheritdoc cref="Read(ParseResult, string, Terminal, CancellationToken)"/>
    public static SettingsReading Read(SettingsSource source, Terminal terminal, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(source.Shown);
        return SettingsReader.Open(path, source).Form == SettingsForm.Recipe ? OfRecipe(source.Shown, terminal, cancellation) : SettingsReader.Read(path, source);
    }

    private static SettingsReading OfRecipe(string shown, Terminal terminal, CancellationToken cancellation)
    {
        RecipeReading reading = RecipeReader.Read(shown);
        if (reading.Recipe is null)
            return new SettingsReading(null, reading.Findings);
        PreparationPlan plan = ProgressBar.Run(terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, false, progress, cancellation));
        return plan.Files is { } files ? new SettingsReading(RecipeSettings.Of(shown, files), plan.Findings) : new SettingsReading(null, plan.Findings);
    }
}
