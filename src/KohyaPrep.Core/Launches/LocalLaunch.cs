namespace KohyaPrep.Core.Launches;

/// <summary>What is known of a training on this machine; <see cref="ToPlan"/> makes the launch of it.</summary>
public sealed record LocalLaunch
{
    /// <summary>The Python of the trainer's own environment: a path, or a bare name in PATH.</summary>
    public required string Python { get; init; }

    /// <summary>The checkout of sd-scripts.</summary>
    public required string SdScriptsFolder { get; init; }

    /// <summary>
    /// Where the trainer's files and all relative paths in them start: the trainer finds its own modules by the script's place.
    /// The checkout when null.
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The script's file name, such as <c>train_network.py</c>.</summary>
    public required string Script { get; init; }

    /// <summary>accelerate's own settings; its defaults when null.</summary>
    public string? AccelerateConfig { get; init; }

    public required string TrainingFile { get; init; }

    /// <summary>Null when the training file names the pictures itself (<c>train_data_dir</c>).</summary>
    public string? DatasetFile { get; init; }

    /// <summary>More options of the trainer; they win over the training file.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <inheritdoc cref="LaunchPlan.OutputFolder"/>
    public required string OutputFolder { get; init; }

    /// <inheritdoc cref="LaunchPlan.OutputName"/>
    public required string OutputName { get; init; }

    /// <inheritdoc cref="LaunchPlan.LogFile"/>
    public required string LogFile { get; init; }

    /// <summary>The launch, its other expectations (extension, schedule, steps, bytes) still at their defaults.</summary>
    public LaunchPlan ToPlan()
    {
        string folder = Path.GetFullPath(SdScriptsFolder);
        string script = Path.Combine(folder, Script);
        string working = WorkingDirectory is null ? folder : Path.GetFullPath(WorkingDirectory);
        // The module rather than the `accelerate` program beside Python: it is found wherever Python is, and its own
        // `if __name__ == "__main__": main()` parses the same command line (accelerate 1.6.0, commands/launch.py:1223).
        List<string> arguments = ["-m", "accelerate.commands.launch"];
        if (AccelerateConfig is not null)
            arguments.AddRange(["--config_file", InWorking(AccelerateConfig)]);
        arguments.AddRange(["--num_cpu_threads_per_process", "1", script, "--config_file", InWorking(TrainingFile)]);
        if (DatasetFile is not null)
            arguments.AddRange(["--dataset_config", InWorking(DatasetFile)]);
        arguments.AddRange(ExtraArguments);

        return new LaunchPlan
        {
            Executable = Path.GetFileName(Python) == Python ? Python : Path.GetFullPath(Python),
            Arguments = arguments,
            Script = script,
            WorkingDirectory = working,
            Environment = TrainerEnvironment,
            OutputFolder = Path.GetFullPath(OutputFolder),
            OutputName = OutputName,
            LogFile = Path.GetFullPath(LogFile),
        };

        // Short where it can be, since people read and copy this line.
        string InWorking(string file)
        {
            string full = Path.GetFullPath(file), relative = Path.GetRelativePath(working, full);
            return relative.StartsWith("..", StringComparison.Ordinal) ? full : relative;
        }
    }

    // COLUMNS keeps rich from folding its messages at 80 columns; the other two keep the log in UTF-8 and up to date.
    private static readonly SortedDictionary<string, string> TrainerEnvironment = new(StringComparer.Ordinal)
    {
        ["COLUMNS"] = "1000",
        ["PYTHONUNBUFFERED"] = "1",
        ["PYTHONUTF8"] = "1",
    };
}
