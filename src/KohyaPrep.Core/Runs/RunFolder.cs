namespace KohyaPrep.Core.Runs;

/// <summary>Where things lie in a run's folder.</summary>
public static class RunFolder
{
    /// <summary><see cref="RunRecord"/>.</summary>
    public const string Record = "run.json";

    /// <summary>The recipe's file as it was; what the command line set over it stands in the record.</summary>
    public const string Recipe = "recipe.yaml";

    /// <summary>The folder of the trainer's files as they were used.</summary>
    public const string TrainerFiles = "trainer";

    /// <summary>Each setting's name and value, in one flat object: <c>training.network_dim</c>, <c>dataset.resolution</c>.</summary>
    public const string Settings = "settings.json";

    /// <summary>How the trainer is started: a <see cref="Launches.LaunchPlan"/>.</summary>
    public const string Launch = "launch.json";

    /// <summary>What the trainer was going to do: the output of <c>plan --json</c>.</summary>
    public const string Plan = "plan.json";

    /// <summary>A copy of the manifest of the bundle that the run was packed into, by which results are known to be its own.</summary>
    public const string Manifest = "manifest.json";

    /// <summary><see cref="DatasetFingerprint"/>.</summary>
    public const string Dataset = "dataset.json";

    /// <summary><see cref="RunMachine"/>.</summary>
    public const string Machine = "machine.json";

    /// <summary>A <see cref="LossPoint"/> a line.</summary>
    public const string Losses = "losses.jsonl";

    /// <summary>What <c>score</c> found; written by it.</summary>
    public const string Scores = "scores.json";

    /// <summary>The folder of models, states and samples of the first attempt.</summary>
    public const string Models = "model";

    /// <summary>The folder of TensorBoard's event files.</summary>
    public const string Events = "events";

    /// <summary>The launch of an attempt.</summary>
    public static string LaunchOf(int attempt) => attempt == 1 ? Launch : $"launch-{attempt}.json";

    /// <summary>The trainer's files of an attempt: a resumed one may need others.</summary>
    public static string TrainerFilesOf(int attempt) => attempt == 1 ? TrainerFiles : $"{TrainerFiles}-{attempt}";

    /// <summary>The folder of an attempt's event files.</summary>
    public static string EventsOf(int attempt) => attempt == 1 ? Events : $"{Events}-{attempt}";

    /// <summary>What the trainer printed in an attempt.</summary>
    public static string Log(int attempt) => attempt == 1 ? "train.log" : $"train-{attempt}.log";

    /// <summary>The folder of models, states and samples of an attempt: a resumed one never writes over its forerunners'.</summary>
    public static string ModelsOf(int attempt) => attempt == 1 ? Models : $"{Models}-{attempt}";
}
