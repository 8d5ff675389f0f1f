using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Machines;

/// <summary>The packages that a training's settings import beside the trainer's own list.</summary>
public static class RequiredPackages
{
    /// <summary>What starts the trainer.</summary>
    public static Requirement Accelerate { get; } = new("accelerate", Because: "every training");

    public static IReadOnlyList<Requirement> Of(TrainerFileSet files)
    {
        List<Requirement> found = [Accelerate];
        if (TextOf(files, "optimizer_type") is { } optimizer && OptimizerPackages.For(optimizer) is { } package)
            found.Add(new Requirement(package, Because: $"optimizer_type = {optimizer}"));
        foreach ((string option, string name) in (ReadOnlySpan<(string, string)>)[("xformers", "xformers"), ("deepspeed", "deepspeed")])
        {
            if (files.Find(option)?.Value is SettingValue.Flag { Value: true })
                found.Add(new Requirement(name, Because: option));
        }

        if (TextOf(files, "log_with") is { } logger)
        {
            foreach (string name in (ReadOnlySpan<string>)["tensorboard", "wandb"])
            {
                if (logger == name || logger == "all")
                    found.Add(new Requirement(name, Because: $"log_with = {logger}"));
            }
        }

        if (TextOf(files, "network_module")?.StartsWith("lycoris", StringComparison.Ordinal) == true)
            found.Add(new Requirement("lycoris-lora", Because: "network_module"));
        return found;
    }

    private static string? TextOf(TrainerFileSet files, string name) => files.Find(name)?.Value is SettingValue.Text text ? text.Value : null;
}
