using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>new --from</c>: a recipe of someone's settings, in whatever form they are.</summary>
internal sealed class NewFromSettings(Terminal terminal)
{
    private readonly FormArguments form = new("--form", "For --from: the form");
    private readonly Option<string?> script = new("--script") { Description = "For --from: the script that the settings are for; guessed when left out.", HelpName = "SCRIPT" };
    private readonly Option<string?> dataset = new("--dataset-config") { Description = "For --from: the dataset file; it wins over the one that the settings name.", HelpName = "FILE" };
    private readonly Option<string?> root = new("--root") { Description = "For --from: the folder in which the trainer is started, where relative paths begin.", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        form.AddTo(command);
        foreach (Option option in (Option[])[script, dataset, root])
            command.Options.Add(option);
    }

    /// <param name="shown">The file with the settings, as the user wrote it.</param>
    /// <param name="recipe">The file to write; null for the settings' own name.</param>
    /// <param name="images">The folder of pictures; null for the one that the settings name.</param>
    /// <exception cref="KohyaPrepException">There is no such file, or recipes have no route for the script.</exception>
    public ExitCode Write(ParseResult parse, string shown, string? recipe, string? images, CancellationToken cancellation)
    {
        string folder = Path.GetFullPath(parse.GetValue(root) ?? ".");
        SettingsSource source = new(shown, form.FormOf(parse), form.TabOf(parse));
        SettingsReading reading = SettingsArguments.Read(source, terminal, cancellation);
        if (reading.Settings is { } read)
            reading = DatasetLoader.With(read, folder, parse.GetValue(dataset));
        if (reading.Settings is not { } settings)
        {
            FindingText.Write(terminal.Results, reading.Findings);
            return ExitCode.Findings;
        }

        string path = recipe ?? Path.GetFileNameWithoutExtension(shown) + "-recipe.yaml";
        WrittenForm written = RecipeWriter.Write(settings, new RecipeTarget(
            Path.GetDirectoryName(Path.GetFullPath(path))!, folder, images is null ? null : Path.GetFullPath(images), parse.GetValue(script) is { } given ? ScriptNames.Plain(given) : null));
        WholeFile.Write(path, written.Files[0].Text, replaces: false);
        terminal.Results.WriteLine($"{path}: a recipe of {shown}.");
        terminal.Results.WriteLine($"next: kohyaprep check {ShownPath.AsArgument(Path.GetFullPath(path))}");
        WrittenFormText.Lost(terminal, written);
        return ExitCode.Done;
    }
}
