using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Models;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>inspect</c>: what a model file says about how it was trained.</summary>
internal static class InspectCommand
{
    private const string Description = """
        Says how a LoRA was trained, as its own header has it: base model, settings, folders, tags, epochs. Reads the header alone.

        Examples:
          kohyaprep inspect somebody.safetensors
          kohyaprep inspect somebody.safetensors --json
          kohyaprep inspect somebody.safetensors --as-recipe > like-somebody.yaml
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE.safetensors") { Description = "A model that the trainer wrote." };
        Option<bool> json = new("--json") { Description = "Print one JSON object." };
        Option<bool> asRecipe = new("--as-recipe") { Description = "Print a recipe that trains the same way on your pictures." };
        Option<int> tags = new("--tags") { Description = "How many tags to show.", DefaultValueFactory = _ => 12, HelpName = "N" };
        Command command = new("inspect", Description) { file, json, asRecipe, tags };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(asRecipe))
                result.AddError("Give either --json or --as-recipe.");
        });
        command.SetAction(parse =>
        {
            string shown = parse.GetValue(file)!;
            SafetensorsReading reading = Open(shown);
            if (reading.Header is not { } header)
                throw new KohyaPrepException($"{shown}: {reading.Trouble}.");
            SettingsReading settings = LoraSettings.Of(header, shown);
            if (parse.GetValue(asRecipe))
                return (int)AsRecipe(terminal, settings);
            LoraCard card = LoraCardReader.Read(header);
            if (parse.GetValue(json))
                LoraJson.Write(terminal.Results, header, card, settings.Settings, reading.Trouble);
            else
                LoraText.Write(terminal, shown, header, card, settings.Settings, reading.Trouble, parse.GetValue(tags));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static ExitCode AsRecipe(Terminal terminal, SettingsReading reading)
    {
        if (reading.Settings is not { } settings)
        {
            FindingText.Write(terminal.Results, reading.Findings);
            return ExitCode.Findings;
        }

        WrittenFormText.Write(terminal, SettingsWriter.Write(settings, new WriteTarget(SettingsForm.Recipe)), null, replaces: false);
        return ExitCode.Done;
    }

    private static SafetensorsReading Open(string shown)
    {
        try
        {
            return SafetensorsFile.Read(shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{shown}: {(File.Exists(shown) || Directory.Exists(shown) ? "cannot be read" : "there is no such file")}.");
        }
    }
}
