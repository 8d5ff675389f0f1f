using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>The options that decide on the learning rate, of whatever type the training file gives them; unset ones have the trainer's default.</summary>
/// <param name="Processes">How many processes train together: each step of the run is so many steps of the schedule.</param>
public sealed record ScheduleSettings(IReadOnlyDictionary<string, ConfigNode> Options, int Processes = 1)
{
    private static readonly ConfigNode Zero = new ConfigNode.Whole(0);
    private static readonly ConfigNode One = new ConfigNode.Whole(1);

    public ConfigNode Scheduler => Get("lr_scheduler") ?? new ConfigNode.Text("constant");

    public string SchedulerType => Text("lr_scheduler_type");

    public ConfigNode? SchedulerArguments => Get("lr_scheduler_args");

    public ConfigNode WarmupSteps => Get("lr_warmup_steps") ?? Zero;

    public ConfigNode DecaySteps => Get("lr_decay_steps") ?? Zero;

    public ConfigNode Cycles => Get("lr_scheduler_num_cycles") ?? One;

    public ConfigNode Power => Get("lr_scheduler_power") ?? One;

    public ConfigNode? Timescale => Get("lr_scheduler_timescale");

    public ConfigNode? MinimumRatio => Get("lr_scheduler_min_lr_ratio");

    public string OptimizerType => Text("optimizer_type");

    public ConfigNode? OptimizerArguments => Get("optimizer_args");

    public ConfigNode TrainSteps => Get("max_train_steps") ?? new ConfigNode.Whole(1600);

    public ConfigNode LearningRate => Get("learning_rate") ?? new ConfigNode.Number(2e-6);

    private ConfigNode? Get(string name) => Options.GetValueOrDefault(name);

    private string Text(string name) => Get(name) is ConfigNode.Text text ? text.Value : "";
}
