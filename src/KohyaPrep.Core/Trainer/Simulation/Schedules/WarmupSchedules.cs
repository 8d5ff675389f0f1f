using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>
/// The schedules that <c>lr_scheduler</c> names: those of transformers 4.54.1, and piecewise_constant of diffusers 0.32.1. Each gives the
/// share of the learning rate by step of the schedule.
/// </summary>
/// <param name="settings">As the trainer has them.</param>
/// <param name="added">What stands in <c>lr_scheduler_args</c>.</param>
/// <param name="total">Steps of the whole schedule.</param>
/// <param name="warmup">Steps of the warm-up.</param>
/// <param name="decay">Steps of the decay at the end.</param>
internal sealed class WarmupSchedules(
    ScheduleSettings settings, IReadOnlyDictionary<string, ConfigNode?> added, double total, double warmup, double decay)
{
    private static readonly Dictionary<string, ConfigNode?> Nothing = [];

    private readonly Dictionary<string, ConfigNode?> ramp = new(StringComparer.Ordinal)
    {
        ["num_warmup_steps"] = new ConfigNode.Number(warmup),
        ["num_training_steps"] = new ConfigNode.Number(total),
    };

    // In the order in which the trainer's error lists them.
    public static IReadOnlyList<string> Names { get; } =
    [
        "linear", "cosine", "cosine_with_restarts", "polynomial", "constant", "constant_with_warmup", "inverse_sqrt", "reduce_lr_on_plateau",
        "cosine_with_min_lr", "cosine_warmup_with_min_lr", "warmup_stable_decay",
    ];

    /// <exception cref="PythonFailure">What Python raises as it makes the schedule.</exception>
    public Func<double, double> Of(string name) => name switch
    {
        "piecewise_constant" => Piecewise(),
        "constant" => Constant(),
        "constant_with_warmup" => ConstantWithWarmup(),
        "inverse_sqrt" => InverseRoot(),
        "cosine_with_restarts" => Restarts(),
        "polynomial" => Polynomial(),
        "cosine_with_min_lr" => CosineWithMinimum(),
        "linear" => Linear(),
        "cosine" => Cosine(),
        "warmup_stable_decay" => Stable(),
        "reduce_lr_on_plateau" => Refused("get_reduce_on_plateau_schedule", "ReduceLROnPlateau.__init__", "num_warmup_steps"),
        "cosine_warmup_with_min_lr" => Refused(
            "get_cosine_with_min_lr_schedule_with_warmup_lr_rate", "get_cosine_with_min_lr_schedule_with_warmup_lr_rate", "num_decay_steps"),
        _ => throw PythonFailure.OfValue(
            $"{name} is not a valid SchedulerType, please select one of [{string.Join(", ", Names.Select(known => $"'{known}'"))}]"),
    };

    private Func<double, double> Constant()
    {
        ScheduleCall.Bind("get_constant_schedule", "", Nothing, added);
        return warmup != 0 ? throw NeedlessWarmup("SchedulerType.CONSTANT") : _ => 1;
    }

    private Func<double, double> ConstantWithWarmup()
    {
        Bind("get_constant_schedule_with_warmup", "num_warmup_steps", ("num_warmup_steps", new ConfigNode.Number(warmup)));
        return step => step < warmup ? Rise(step) : 1;
    }

    private Func<double, double> Linear()
    {
        BindRamp("get_linear_schedule_with_warmup", "");
        return step => step < warmup ? Rise(step) : Math.Max(0, (total - step) / Math.Max(1, total - warmup));
    }

    private Func<double, double> Cosine()
    {
        double waves = BindRamp("get_cosine_schedule_with_warmup", "num_cycles").Number("num_cycles", 0.5);
        return step => step < warmup ? Rise(step) : Math.Max(0, Wave(waves, Progress(step)));
    }

    private Func<double, double> Restarts()
    {
        BindRamp("get_cosine_with_hard_restarts_schedule_with_warmup", "num_cycles", ("num_cycles", settings.Cycles));
        double cycles = PythonMath.Float(settings.Cycles);
        return step => step < warmup ? Rise(step)
            : Progress(step) >= 1 ? 0
            : Math.Max(0, Wave(0.5, PythonMath.Fraction(cycles * Progress(step))));
    }

    private Func<double, double> Polynomial()
    {
        ScheduleCall call = BindRamp("get_polynomial_decay_schedule_with_warmup", "lr_end power", ("power", settings.Power));
        double start = PythonMath.Number(settings.LearningRate);
        double end = call.Number("lr_end", 1e-7);
        if (!(start > end))
        {
            string shownEnd = PythonMath.Shown(call["lr_end"] ?? new ConfigNode.Number(1e-7));
            throw PythonFailure.OfValue($"lr_end ({shownEnd}) must be smaller than initial lr ({PythonMath.Shown(settings.LearningRate)})");
        }

        double power = PythonMath.Number(settings.Power);
        return step =>
        {
            if (step < warmup)
                return Rise(step);
            if (step > total)
                return end / start;
            double left = 1 - PythonMath.Divide(step - warmup, total - warmup);
            return (((start - end) * PythonMath.Power(left, power)) + end) / start;
        };
    }

    private Func<double, double> InverseRoot()
    {
        Bind("get_inverse_sqrt_schedule", "num_warmup_steps timescale", ("num_warmup_steps", new ConfigNode.Number(warmup)), ("timescale", settings.Timescale));
        double timescale = settings.Timescale is { } given ? PythonMath.Number(given) : warmup != 0 ? warmup : 10_000;
        return step => step < warmup
            ? Rise(step)
            : PythonMath.Divide(1, PythonMath.Root(PythonMath.Divide(step + timescale - warmup, timescale)), isFloat: true);
    }

    private Func<double, double> CosineWithMinimum()
    {
        (double cycles, double two) = PythonMath.Operands(settings.Cycles, "/", new ConfigNode.Whole(2));
        ScheduleCall call = BindRamp(
            "get_cosine_with_min_lr_schedule_with_warmup", "num_cycles min_lr min_lr_rate",
            ("num_cycles", settings.Cycles), ("min_lr_rate", settings.MinimumRatio));
        if (call["min_lr"] is not null && settings.MinimumRatio is not null)
            throw PythonFailure.OfValue("Only one of min_lr or min_lr_rate should be set");
        if (call["min_lr"] is null && settings.MinimumRatio is null)
            throw PythonFailure.OfValue("One of min_lr or min_lr_rate should be set through the `lr_scheduler_kwargs`");
        double least = call["min_lr"] is { } rate
            ? PythonMath.Divide(PythonMath.Number(rate), PythonMath.Number(settings.LearningRate), isFloat: true)
            : PythonMath.Number(settings.MinimumRatio);
        return step => step < warmup ? Rise(step) : Math.Max(0, (Wave(cycles / two, Progress(step)) * (1 - least)) + least);
    }

    private Func<double, double> Stable()
    {
        (double cycles, double two) = PythonMath.Operands(settings.Cycles, "/", new ConfigNode.Whole(2));
        ScheduleCall call = Bind(
            "get_wsd_schedule", "num_warmup_steps num_decay_steps num_training_steps num_stable_steps warmup_type decay_type min_lr_ratio num_cycles",
            ("num_warmup_steps", new ConfigNode.Number(warmup)), ("num_stable_steps", null), ("num_decay_steps", new ConfigNode.Number(decay)),
            ("num_cycles", settings.Cycles), ("min_lr_ratio", settings.MinimumRatio));
        string up = call.Text("warmup_type", "linear");
        string down = call.Text("decay_type", "cosine");
        foreach ((string kind, string shape) in (ReadOnlySpan<(string, string)>)[("warmup", up), ("decay", down)])
        {
            if (shape is not ("linear" or "cosine" or "1-sqrt"))
                throw PythonFailure.OfValue($"Unknown {kind} type: {shape}, expected 'linear', 'cosine' or '1-sqrt'");
        }

        double least = settings.MinimumRatio is { } ratio ? PythonMath.Number(ratio) : 0;
        double stable = total - warmup - decay;
        return step =>
        {
            if (step < warmup)
                return Above(least, up switch { "linear" => Rise(step), "cosine" => 0.5 * (1 - Math.Cos(Math.PI * Rise(step))), _ => 1 - Math.Sqrt(1 - Rise(step)) });
            if (step < warmup + stable)
                return 1;
            if (step >= warmup + stable + decay)
                return least;
            double progress = (step - warmup - stable) / Math.Max(1, decay);
            return Above(least, down switch { "linear" => 1 - progress, "cosine" => Wave(cycles / two, progress), _ => 1 - Math.Sqrt(progress) });
        };
    }

    // Steps and values by pairs, such as 1:10,0.1:20,0.01; the last value is for all further steps. The warm-up is set aside.
    private Func<double, double> Piecewise()
    {
        ScheduleCall call = ScheduleCall.Bind("get_piecewise_constant_schedule", "!step_rules", Nothing, added);
        if (call["step_rules"] is not ConfigNode.Text rules)
            throw new PythonFailure("AttributeError", $"'{PythonMath.TypeName(call["step_rules"])}' object has no attribute 'split'");
        string[] parts = rules.Value.Split(',');
        SortedDictionary<double, double> shares = [];
        foreach (string part in parts[..^1])
        {
            string[] pair = part.Split(':');
            if (pair.Length != 2)
                throw PythonFailure.OfValue(pair.Length < 2 ? "not enough values to unpack (expected 2, got 1)" : "too many values to unpack (expected 2)");
            double until = PythonNumber.TryInt(pair[1], 10) is { } steps
                ? (double)steps
                : throw PythonFailure.OfValue($"invalid literal for int() with base 10: {PythonRepr.Of(pair[1])}");
            shares[until] = PythonNumber.Float(pair[0]);
        }

        double last = PythonNumber.Float(parts[^1]);
        return step =>
        {
            foreach ((double until, double share) in shares)
            {
                if (step < until)
                    return share;
            }

            return last;
        };
    }

    // Schedules that the trainer can never make, since it hands over what they do not take.
    private Func<double, double> Refused(string called, string function, string parameter)
    {
        if (added.Keys.FirstOrDefault(key => key is "num_warmup_steps" or "num_training_steps" or "num_decay_steps") is { } twice)
            throw PythonFailure.OfType($"transformers.optimization.{called}() got multiple values for keyword argument '{twice}'");
        throw PythonFailure.OfType($"{function}() got an unexpected keyword argument '{parameter}'");
    }

    public static PythonFailure NeedlessWarmup(string name) =>
        PythonFailure.OfValue($"{name} does not require `num_warmup_steps`. Set None or 0.");

    private ScheduleCall Bind(string function, string parameters, params ReadOnlySpan<(string Name, ConfigNode? Value)> given)
    {
        OrderedDictionary<string, ConfigNode?> values = new(StringComparer.Ordinal);
        foreach ((string name, ConfigNode? value) in given)
            values[name] = value;
        return ScheduleCall.Bind(function, parameters, values, added);
    }

    private ScheduleCall BindRamp(string function, string parameters, params ReadOnlySpan<(string Name, ConfigNode? Value)> given) =>
        Bind(function, $"num_warmup_steps num_training_steps {parameters}", [.. ramp.Select(pair => (pair.Key, pair.Value)), .. given]);

    private double Rise(double step) => step / Math.Max(1, warmup);

    private double Progress(double step) => (step - warmup) / Math.Max(1, total - warmup);

    private static double Wave(double waves, double progress) => 0.5 * (1 + Math.Cos(Math.PI * waves * 2 * progress));

    private static double Above(double least, double share) => Math.Max(0, (share * (1 - least)) + least);
}
