using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>The learning rate as the trainer drives it (train_util.py:5265, and the optimizer's part in it: 5041).</summary>
public static class LearningRateSchedule
{
    private const string TorchModule = "torch.optim.lr_scheduler";

    /// <summary>What the settings come to. Any step's rate is worked out when it is asked for.</summary>
    public static ScheduleResult Of(ScheduleSettings settings)
    {
        long steps = settings.TrainSteps is var total && PythonMath.IsNumber(total) ? (long)PythonMath.Number(total) : 0;
        try
        {
            (Func<double, double>? rate, string? note) = Make(settings);
            return rate is null ? new(steps, 0, null, null, note) : Checked(settings, steps, rate, note);
        }
        catch (PythonFailure failure)
        {
            return new(steps, 0, null, Error(failure, null), null);
        }
    }

    /// <summary>Whether the optimizer is Adafactor with <c>relative_step</c>, its default: then no schedule and no learning rate of ours decides.</summary>
    public static bool SetsItsOwnRate(ScheduleSettings settings)
    {
        try
        {
            return IsAdafactor(settings) && RelativeStep(settings);
        }
        // Its arguments cannot be read: the run dies of them.
        catch (PythonFailure)
        {
            return false;
        }
    }

    private static bool IsAdafactor(ScheduleSettings settings) => settings.OptimizerType.Equals("adafactor", StringComparison.OrdinalIgnoreCase);

    private static (Func<double, double>? Rate, string? Note) Make(ScheduleSettings settings)
    {
        bool isAdafactor = IsAdafactor(settings);
        bool setsItsOwn = isAdafactor && RelativeStep(settings);
        double rate = setsItsOwn ? 0 : Rate(settings);
        if (settings.OptimizerType.EndsWith("schedulefree", StringComparison.OrdinalIgnoreCase))
            return (_ => rate, "A ScheduleFree optimizer takes no schedule: lr_scheduler and its options are set aside.");

        (double total, double warmup, double decay) = Lengths(settings);
        IReadOnlyDictionary<string, ConfigNode?> added = KeyedArguments.Read(settings.SchedulerArguments);
        string name = settings.Scheduler is ConfigNode.Text text ? text.Value : PythonMath.Shown(settings.Scheduler);
        if (setsItsOwn)
            name = $"adafactor:{PythonMath.Shown(settings.LearningRate)}";
        if (settings.SchedulerType.Length > 0)
            return ByType(settings.SchedulerType, name, added, setsItsOwn ? null : rate, warmup);
        if (settings.Scheduler is not ConfigNode.Text)
            throw new PythonFailure("AttributeError", $"'{settings.Scheduler.PythonType}' object has no attribute 'startswith'");
        if (name.StartsWith("adafactor", StringComparison.Ordinal))
            return Adafactor(name, isAdafactor, warmup);

        Func<double, double> share = new WarmupSchedules(settings, added, total, warmup, decay).Of(name);
        return (step => rate * share(step), null);
    }

    // With relative_step the trainer hands the learning rate to the schedule, and the optimizer looks at neither.
    private static bool RelativeStep(ScheduleSettings settings)
    {
        IReadOnlyDictionary<string, ConfigNode?> arguments = KeyedArguments.Read(settings.OptimizerArguments);
        return !arguments.TryGetValue("relative_step", out ConfigNode? relative) || IsTrue(relative) || IsTrue(arguments.GetValueOrDefault("warmup_init"));
    }

    private static bool IsTrue(ConfigNode? value) => value is ConfigNode.Text { Value.Length: > 0 } || (PythonMath.IsNumber(value) && PythonMath.Number(value) != 0);

    private static double Rate(ScheduleSettings settings)
    {
        if (!PythonMath.IsNumber(settings.LearningRate))
            throw PythonFailure.OfType($"'<=' not supported between instances of 'float' and '{PythonMath.TypeName(settings.LearningRate)}'");
        double rate = PythonMath.Number(settings.LearningRate);
        return rate >= 0 ? rate : throw PythonFailure.OfValue($"Invalid learning rate: {PythonMath.Shown(settings.LearningRate)}");
    }

    // Whole numbers are steps, and floats are shares of all steps, above 1 too.
    private static (double Total, double Warmup, double Decay) Lengths(ScheduleSettings settings)
    {
        ConfigNode total = PythonMath.IsNumber(settings.TrainSteps) && settings.Processes != 1
            ? new ConfigNode.Number(PythonMath.Number(settings.TrainSteps) * settings.Processes)
            : settings.TrainSteps;
        ConfigNode warmup = Steps(settings.WarmupSteps, total);
        ConfigNode decay = Steps(settings.DecaySteps, total);
        (double all, double first) = PythonMath.Operands(total, "-", warmup);
        return (all, first, PythonMath.Operands(new ConfigNode.Whole(0), "-", decay).Right);
    }

    private static ConfigNode Steps(ConfigNode length, ConfigNode total) => length is not ConfigNode.Number share ? length
        : PythonMath.IsNumber(total) ? PythonMath.Truncate(share.Value * PythonMath.Number(total))
        : throw PythonFailure.OfType("can't multiply sequence by non-int of type 'float'");

    private static (Func<double, double>? Rate, string? Note) ByType(
        string type, string name, IReadOnlyDictionary<string, ConfigNode?> added, double? rate, double warmup)
    {
        int dot = type.LastIndexOf('.');
        if (dot >= 0 && type[..dot] != TorchModule)
            return (null, $"lr_scheduler_type names {type}, a class of another package: what it does is not known here.");
        Func<double, double> schedule = TorchSchedules.Of(type[(dot + 1)..], added, rate ?? 0);
        if (warmup != 0)
            throw WarmupSchedules.NeedlessWarmup(name);
        return rate is null ? (null, "Adafactor with relative_step (its default) has no rate that lr_scheduler_type could act on.") : (schedule, "lr_scheduler_type is set: lr_scheduler is set aside.");
    }

    private static (Func<double, double>? Rate, string? Note) Adafactor(string name, bool isAdafactor, double warmup)
    {
        if (!isAdafactor)
            throw new PythonFailure(
                "AssertionError", "adafactor scheduler must be used with Adafactor optimizer / adafactor schedulerはAdafactorオプティマイザと同時に使ってください");
        string[] parts = name.Split(':');
        double rate = parts.Length > 1 ? PythonNumber.Float(parts[1]) : throw PythonFailure.OfIndex("list");
        return warmup != 0
            ? throw WarmupSchedules.NeedlessWarmup(name)
            : (_ => rate, "Adafactor with relative_step (its default) sets its own rate from the step and the size of the weights; learning_rate is only shown.");
    }

    // A schedule may fail at a step, and then only where its formula changes.
    private static ScheduleResult Checked(ScheduleSettings settings, long steps, Func<double, double> schedule, string? note)
    {
        double processes = settings.Processes;
        double Rate(long step) => schedule(step * processes);
        bool isRamp = settings.SchedulerType.Length == 0 && note is null && settings.Scheduler is not ConfigNode.Text { Value: "piecewise_constant" };
        double warmup = isRamp ? Lengths(settings).Warmup : 0;
        long rising = (long)Math.Ceiling(Math.Max(0, warmup) / processes);
        double timescale = PythonMath.IsNumber(settings.Timescale) ? Math.Abs(PythonMath.Number(settings.Timescale)) : 0;
        foreach (double at in (double[])[0, 1, Math.Ceiling(warmup / processes), Math.Ceiling((warmup + timescale) / processes), steps])
        {
            if (!(at >= 0 && at <= steps))
                continue;
            try
            {
                Rate((long)at);
            }
            catch (PythonFailure failure)
            {
                if (at < steps || settings.SchedulerType.Length == 0)
                    return new(steps, rising, at > 0 ? Rate : null, Error(failure, at > 0 ? (long)at : null), note);
                (long first, failure) = FirstFailure(Rate, steps, failure);
                return new(steps, rising, Rate, Error(failure, first), note);
            }
        }

        return new(steps, rising, Rate, null, note);
    }

    // Between step 1, which has a rate, and the last, which has none: a class of PyTorch's has one to some step and none from there on.
    private static (long Step, PythonFailure Failure) FirstFailure(Func<long, double> rate, long failing, PythonFailure failure)
    {
        for (long good = 1; failing - good > 1;)
        {
            long middle = good + ((failing - good) / 2);
            try
            {
                rate(middle);
                good = middle;
            }
            catch (PythonFailure earlier)
            {
                (failing, failure) = (middle, earlier);
            }
        }

        return (failing, failure);
    }

    private static ScheduleError Error(PythonFailure failure, long? step) =>
        new($"{failure.Type}: {failure.Message}", step, ScheduleRemedy.Of(failure));
}
