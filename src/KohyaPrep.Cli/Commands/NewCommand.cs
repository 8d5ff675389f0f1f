using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>new</c>: a recipe from a template.</summary>
internal static class NewCommand
{
    private const string Description = """
        Writes a recipe that builds on a template. Without --images it uses the bundled sample, so that it can be tried at once.

        Examples:
          kohyaprep new --list
          kohyaprep new lora-sd15 --images pictures --trigger "pixel art portrait"
          kohyaprep new controlnet-sdxl punks-edges.yaml --images punks
          kohyaprep new --from training.toml mine.yaml
          kohyaprep new --from somebody.safetensors like-somebody.yaml --images pictures
          kohyaprep new --from advice
          kohyaprep new --from advice:native punks-native.yaml
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> template = new("TEMPLATE") { Description = "A template's name.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> file = new("RECIPE") { Description = "The file to write; TEMPLATE.yaml when left out.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> images = new("--images") { Description = "Your folder of pictures.", HelpName = "DIR" };
        Option<string?> captions = new("--captions") { Description = "The folder of captions, when not beside the pictures.", HelpName = "DIR" };
        Option<string> trigger = new("--trigger") { Description = "The words that will call what is trained.", DefaultValueFactory = _ => "", HelpName = "WORDS" };
        Option<string?> from = new("--from")
        {
            Description = "Instead of a template: a file with settings in any form (TOML, YAML, JSON, a command line, the GUI's JSON, a LoRA); or `advice` for what `advise` puts first, or one of its options by name.",
            HelpName = "FILE|advice[:OPTION]",
        };
        Option<string?> like = new("--like") { Description = "With --from advice: the recipe whose pictures, captions and machine it takes; the workspace's when left out.", HelpName = "RECIPE" };
        NewFromSettings settings = new(terminal);
        Option<bool> list = new("--list") { Description = "List the templates." };
        Option<bool> models = new("--models") { Description = "List the base models that are known by name." };
        Command command = new("new", Description) { template, file, images, captions, trigger, from, like, list, models };
        settings.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            if (parse.GetValue(list) || parse.GetValue(models))
            {
                List(terminal, parse.GetValue(models));
                return Task.FromResult((int)ExitCode.Done);
            }

            // With --from there is no template, and the only word is the file to write.
            if (parse.GetValue(from) is { } source && source != "advice" && !source.StartsWith("advice:", StringComparison.Ordinal))
                return Task.FromResult((int)settings.Write(parse, source, parse.GetValue(file) ?? parse.GetValue(template), parse.GetValue(images), cancellation));
            if (parse.GetValue(from) is { } advice)
            {
                // Without a template, the first word is the recipe.
                AdvisedFile advised = AdvisedFile.Of(advice, parse.GetValue(template), parse.GetValue(like), parse.GetValue(images), parse.GetValue(captions), parse.GetValue(trigger)!, terminal);
                Write(advised.Path, advised.Text);
                terminal.Results.WriteLine($"{advised.Path}: a recipe for {advised.Option.Name}, {advised.Option.Title}.");
                terminal.Results.WriteLine($"next: kohyaprep check {ShownPath.AsArgument(Path.GetFullPath(advised.Path))}");
                return Task.FromResult((int)ExitCode.Done);
            }

            string name = parse.GetValue(template) ?? throw new KohyaPrepException("Which template? `kohyaprep new --list` shows them.");
            if (Templates.Text(name) is null)
            {
                string meant = Nearest.Of(name, Templates.Names) is { } near ? $"Did you mean '{near}'?" : "`kohyaprep new --list` shows them.";
                throw new KohyaPrepException($"There is no template '{name}'. {meant}");
            }

            string path = parse.GetValue(file) ?? name + ".yaml";
            Write(path, RecipeText.Of(name, Path.GetDirectoryName(Path.GetFullPath(path))!, parse.GetValue(images) ?? Sample.Images, parse.GetValue(captions), parse.GetValue(trigger)!));
            terminal.Results.WriteLine($"{path}: a recipe on the template {name}{(parse.GetValue(images) is null ? ", with the bundled sample" : "")}.");
            terminal.Results.WriteLine($"next: kohyaprep check {ShownPath.AsArgument(Path.GetFullPath(path))}");
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void List(Terminal terminal, bool models)
    {
        if (models)
        {
            foreach (BaseModel model in BaseModels.All)
                terminal.Results.WriteLine($"{model.Name,-24} {Words.Of(model.Family),-5} {model.Where}");
            return;
        }

        foreach (string name in Templates.Names)
            terminal.Results.WriteLine($"{name,-24} {Templates.Purpose(name)}");
    }

    private static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using StreamWriter writer = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            writer.Write(text);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new KohyaPrepException($"{path}: there is a file of this name already. Choose another, or remove it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: cannot be written: {exception.Message}", ExitCode.MachineLacks, exception);
        }
    }
}
