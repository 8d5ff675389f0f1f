using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Generations;

/// <summary>Plans the drawing of pictures by each checkpoint.</summary>
/// <param name="Recipe">What was trained.</param>
/// <param name="Files">What the trainer was told.</param>
/// <param name="Training">How the trainer is started: the script of the drawing lies beside it, and the same Python runs it.</param>
/// <param name="Model">The base model as the trainer was told.</param>
/// <param name="Root">The folder that a folder of pictures for each checkpoint comes into, absolute.</param>
public sealed record GenerationPlan(Recipe Recipe, TrainerFileSet Files, LaunchPlan Training, string Model, string Root, GenerationChoices Choices)
{
    /// <summary>The name of the folder of pictures.</summary>
    public const string FolderName = "generated";

    /// <summary>The script holds all its guides in memory: with them, so many pictures a start.</summary>
    public const int MostGuided = 500;

    /// <summary>What the script is given lies beside the pictures, not among them, since guides are pictures too.</summary>
    private string InputRoot => Root + "-input";

    public string PictureFolder(string checkpoint) => Path.Combine(Root, NameOf(checkpoint));

    /// <param name="checkpoint">A file or a diffusers folder, absolute.</param>
    /// <param name="prompts">Those that are still to be drawn, at least one.</param>
    public IEnumerable<GenerationJob> Jobs(string checkpoint, IReadOnlyList<GenerationPrompt> prompts)
    {
        bool isGuided = GenerationCommand.IsGuided(Recipe.Route) && prompts[0].EdgeMap is not null;
        GenerationPrompt[][] parts = isGuided ? [.. prompts.Chunk(MostGuided)] : [[.. prompts]];
        return parts.Select((part, i) => Job(checkpoint, part, parts.Length == 1 ? "" : FormattableString.Invariant($"-{i + 1}"), isGuided));
    }

    private GenerationJob Job(string checkpoint, GenerationPrompt[] prompts, string suffix, bool isGuided)
    {
        string name = NameOf(checkpoint), input = Path.Combine(InputRoot, name), pictures = PictureFolder(checkpoint);
        string promptFile = Path.Combine(input, $"prompts{suffix}.txt");
        string? guides = isGuided ? Path.Combine(input, $"guides{suffix}") : null;
        string script = Path.Combine(Path.GetDirectoryName(Training.Script)!, GenerationCommand.Script);
        IReadOnlyList<string> arguments = GenerationCommand.Arguments(Recipe, Files, Choices, Model, checkpoint, promptFile, guides, pictures);
        return new GenerationJob(
            name,
            Training with
            {
                Arguments = [script, .. arguments],
                Script = script,
                WorkingDirectory = input,
                LogFile = Path.Combine(input, $"generate{suffix}.log"),
                TotalSteps = null,
                StepsPerEpoch = null,
                CheckpointBytes = null,
                OutputFolder = pictures,
            },
            pictures,
            prompts,
            promptFile,
            string.Concat(prompts.Select(prompt => prompt.Line(Negative) + "\n")),
            guides);
    }

    private string Negative => PromptText.Of(Recipe.Samples.Negative);

    /// <summary>A folder of diffusers may have a point in its name.</summary>
    private static string NameOf(string checkpoint) =>
        Path.GetExtension(checkpoint) is ".safetensors" or ".ckpt" or ".pt" ? Path.GetFileNameWithoutExtension(checkpoint) : Path.GetFileName(checkpoint);
}
