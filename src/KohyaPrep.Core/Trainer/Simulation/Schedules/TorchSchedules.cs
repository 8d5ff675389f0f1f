using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>
/// The classes of torch.optim.lr_scheduler that <c>lr_scheduler_type</c> can name. PyTorch goes from one step to the next; these say
/// what it has come to at any step.
/// </summary>
internal static class TorchSchedules
{
    /// <param name="name">Without the module.</param>
    /// <param name="added">What stands in <c>lr_scheduler_args</c>.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The rate by step.</returns>
    /// <exception cref="PythonFailure">What Python raises as it makes the schedule.</exception>
    public static Func<double, double> Of(string name, IReadOnlyDictionary<string, ConfigNode?> added, double rate)
    {
        ScheduleCall Bind(string parameters) => ScheduleCall.Bind($"{name}.__init__", parameters, new Dictionary<string, ConfigNode?>(), added);
        return name switch
        {
            "StepLR" => Steps(Bind("!step_size gamma"), rate),
            "MultiStepLR" => Milestones(Bind("!milestones gamma"), rate),
            "ConstantLR" => Constant(Bind("factor total_iters"), rate),
            "LinearLR" => Linear(Bind("start_factor end_factor total_iters"), rate),
            "ExponentialLR" => Exponential(Bind("!gamma"), rate),
            "PolynomialLR" => Polynomial(Bind("total_iters power"), rate),
            "CosineAnnealingLR" => Cosine(Bind("!T_max eta_min"), rate),
            "CosineAnnealingWarmRestarts" => Restarts(Bind("!T_0 T_mult eta_min"), rate),
            "CyclicLR" => CycleSchedules.Cyclic(
                Bind("!base_lr !max_lr step_size_up step_size_down mode gamma scale_fn scale_mode cycle_momentum base_momentum max_momentum")),
            "OneCycleLR" => CycleSchedules.OneCycle(
                Bind("!max_lr total_steps epochs steps_per_epoch pct_start anneal_strategy cycle_momentum base_momentum max_momentum div_factor final_div_factor three_phase")),
            "LambdaLR" or "MultiplicativeLR" => NotCallable(Bind("!lr_lambda"), name == "LambdaLR" ? 0 : 1, rate),
            "SequentialLR" => throw new PythonFailure("AttributeError", NoSchedule(Bind("!schedulers !milestones")["schedulers"])),
            "ChainedScheduler" => throw PythonFailure.OfType("object of type 'AdamW' has no len()"),
            "ReduceLROnPlateau" => WithoutMetrics(Bind("mode factor patience threshold threshold_mode cooldown min_lr eps"), rate),
            "LRScheduler" => throw new PythonFailure("NotImplementedError", ""),
            _ => throw new PythonFailure("AttributeError", $"module 'torch.optim.lr_scheduler' has no attribute '{name}'"),
        };
    }

    // lr_scheduler_args are literals, and no literal can be called.
    private static Func<double, double> NotCallable(ScheduleCall call, int firstCall, double rate)
    {
        ConfigNode? function = call["lr_lambda"] is ConfigNode.Items { Values: [var only] } ? only : call["lr_lambda"];
        PythonFailure Failure() => PythonFailure.OfType($"'{PythonMath.TypeName(function)}' object is not callable");
        return firstCall == 0 ? throw Failure() : step => step < firstCall ? rate : throw Failure();
    }

    private static string NoSchedule(ConfigNode? schedulers) =>
        $"'{PythonMath.TypeName(schedulers is ConfigNode.Items { Values: [var first, ..] } ? first : schedulers)}' object has no attribute 'optimizer'";

    // It wants the loss at each step, and the trainer gives it none.
    private static Func<double, double> WithoutMetrics(ScheduleCall call, double rate) => call.Number("factor", 0.1) >= 1
        ? throw PythonFailure.OfValue("Factor should be < 1.0.")
        : step => step < 1 ? rate : throw PythonFailure.OfType("ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'");

    private static Func<double, double> Steps(ScheduleCall call, double rate)
    {
        (double size, double gamma) = (call.Number("step_size", 0), call.Number("gamma", 0.1));
        return step => rate * (step == 0 ? 1 : Math.Pow(gamma, Rounds(step, size)));
    }

    private static Func<double, double> Milestones(ScheduleCall call, double rate)
    {
        if (call["milestones"] is not ConfigNode.Items items)
            throw PythonFailure.OfType($"'{PythonMath.TypeName(call["milestones"])}' object is not iterable");
        double[] milestones = [.. items.Values.Select(PythonMath.Number)];
        double gamma = call.Number("gamma", 0.1);
        return step => rate * Math.Pow(gamma, milestones.Count(milestone => milestone > 0 && milestone <= step));
    }

    private static Func<double, double> Constant(ScheduleCall call, double rate)
    {
        (double factor, double length) = (call.Number("factor", 1.0 / 3), call.Number("total_iters", 5));
        return factor is > 1 or < 0
            ? throw PythonFailure.OfValue("Constant multiplicative factor expected to be between 0 and 1.")
            : step => step < length || length <= 0 ? rate * factor : PythonMath.Divide(rate * factor, factor, isFloat: true);
    }

    private static Func<double, double> Linear(ScheduleCall call, double rate)
    {
        (double start, double end, double length) = (call.Number("start_factor", 1.0 / 3), call.Number("end_factor", 1), call.Number("total_iters", 5));
        if (start is > 1 or <= 0)
            throw PythonFailure.OfValue("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.");
        return end is > 1 or < 0
            ? throw PythonFailure.OfValue("Ending multiplicative factor expected to be between 0 and 1.")
            : step => rate * (length <= 0 ? start : start + ((end - start) * Math.Min(length, step) / length));
    }

    private static Func<double, double> Exponential(ScheduleCall call, double rate)
    {
        double gamma = call.Number("gamma", 1);
        return step => rate * Math.Pow(gamma, step);
    }

    private static Func<double, double> Polynomial(ScheduleCall call, double rate)
    {
        (double length, double power) = (call.Number("total_iters", 5), call.Number("power", 1));
        return step => length <= 0 ? rate : rate * Math.Pow(1 - (Math.Min(length, step) / length), power);
    }

    private static Func<double, double> Cosine(ScheduleCall call, double rate)
    {
        (double half, double least) = (call.Number("T_max", 1), call.Number("eta_min", 0));
        return step => step == 0 ? rate : least + ((rate - least) * (1 + Math.Cos(Math.PI * PythonMath.Divide(step, half))) / 2);
    }

    private static Func<double, double> Restarts(ScheduleCall call, double rate)
    {
        (double first, double growth, double least) = (call.Number("T_0", 1), call.Number("T_mult", 1), call.Number("eta_min", 0));
        if (first <= 0 || call["T_0"] is not ConfigNode.Whole)
            throw PythonFailure.OfValue($"Expected positive integer T_0, but got {PythonMath.Shown(call["T_0"])}");
        if (growth < 1 || call["T_mult"] is not (null or ConfigNode.Whole))
            throw PythonFailure.OfValue($"Expected integer T_mult >= 1, but got {PythonMath.Shown(call["T_mult"])}");
        return step =>
        {
            double length = first;
            double left = growth == 1 ? step % first : step;
            for (; left >= length; length *= growth)
                left -= length;
            return least + ((rate - least) * (1 + Math.Cos(Math.PI * left / length)) / 2);
        };
    }

    private static double Rounds(double step, double size) =>
        size != 0 ? Math.Floor(step / Math.Abs(size)) : throw new PythonFailure("ZeroDivisionError", "integer modulo by zero");
}
