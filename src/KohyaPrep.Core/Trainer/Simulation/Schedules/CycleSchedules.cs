using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>PyTorch's schedules that rise and fall between rates of their own; learning_rate does not matter to them.</summary>
internal static class CycleSchedules
{
    /// <summary><c>CyclicLR</c></summary>
    public static Func<double, double> Cyclic(ScheduleCall call)
    {
        (double least, double most) = (call.Number("base_lr", 0), call.Number("max_lr", 0));
        double up = call.Number("step_size_up", 2000);
        double down = call["step_size_down"] is null ? up : call.Number("step_size_down", up);
        string mode = call.Text("mode", "triangular");
        if (mode is not ("triangular" or "triangular2" or "exp_range"))
            throw PythonFailure.OfValue("mode is invalid and scale_fn is None");
        double gamma = call.Number("gamma", 1);
        double length = up + down;
        double turn = PythonMath.Divide(up, length, isFloat: true);
        return step =>
        {
            double cycle = Math.Floor(1 + (step / length));
            double place = 1 + (step / length) - cycle;
            double height = place <= turn ? place / turn : (place - 1) / (turn - 1);
            double scale = mode switch
            {
                "triangular2" => Math.Pow(2, 1 - cycle),
                "exp_range" => Math.Pow(gamma, step),
                _ => 1,
            };
            return least + ((most - least) * height * scale);
        };
    }

    /// <summary><c>OneCycleLR</c></summary>
    public static Func<double, double> OneCycle(ScheduleCall call)
    {
        double most = call.Number("max_lr", 0);
        double total = Total(call);
        double share = call.Number("pct_start", 0.3);
        if (share is < 0 or > 1)
            throw PythonFailure.OfValue($"Expected float between 0 and 1 pct_start, but got {PythonMath.Shown(call["pct_start"])}");
        string way = call.Text("anneal_strategy", "cos");
        if (way is not ("cos" or "linear"))
            throw PythonFailure.OfValue($"anneal_strategy must be one of 'cos' or 'linear', instead got {way}");
        double start = most / call.Number("div_factor", 25);
        double end = start / call.Number("final_div_factor", 1e4);
        (double End, double From, double To)[] phases = call.Flag("three_phase", false)
            ? [((share * total) - 1, start, most), ((2 * share * total) - 2, most, start), (total - 1, start, end)]
            : [((share * total) - 1, start, most), (total - 1, most, end)];
        return step =>
        {
            if (step > total)
                throw PythonFailure.OfValue($"Tried to step {PythonMath.Shown(new ConfigNode.Whole((long)step))} times. The specified number of total steps is {PythonMath.Shown(new ConfigNode.Whole((long)total))}");
            double begin = 0;
            foreach ((double until, double from, double to) in phases)
            {
                if (step <= until || until == phases[^1].End)
                {
                    double part = PythonMath.Divide(step - begin, until - begin, isFloat: true);
                    return way == "cos" ? to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part))) : from + ((to - from) * part);
                }

                begin = until;
            }

            return end;
        };
    }

    private static double Total(ScheduleCall call)
    {
        if (call["total_steps"] is { } given)
        {
            return given is ConfigNode.Whole { Value.Sign: > 0 } whole
                ? (double)whole.Value
                : throw PythonFailure.OfValue($"Expected positive integer total_steps, but got {PythonMath.Shown(given)}");
        }

        if (call["epochs"] is null || call["steps_per_epoch"] is null)
            throw PythonFailure.OfValue("You must define either total_steps OR (epochs AND steps_per_epoch)");
        return call.Number("epochs", 0) * call.Number("steps_per_epoch", 0);
    }
}
