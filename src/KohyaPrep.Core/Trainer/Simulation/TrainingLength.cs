using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>How many steps come of so many batches (train_network.py:797-806 and its likes).</summary>
internal static class TrainingLength
{
    public static TrainerForecast Of(TrainerArguments arguments, long batches, int processes, TrainerForecast forecast)
    {
        double accumulation = PythonValue.Number(arguments.Find("gradient_accumulation_steps")) ?? double.NaN;
        if (!(accumulation > 0))
        {
            return forecast with
            {
                Failure = new TrainerFailure(accumulation == 0 ? "ZeroDivisionError" : "TypeError", "steps", $"{arguments.Script}.py",
                    "gradient_accumulation_steps is not a number above 0.", "Set gradient_accumulation_steps to 1 or more."),
            };
        }

        long perEpoch = (long)Math.Ceiling(batches / (double)processes / accumulation);
        double? asked = arguments.Find("max_train_epochs") is { } epochs
            ? PythonValue.Number(epochs) * perEpoch
            : PythonValue.Number(arguments.Find("max_train_steps"));
        return asked is { } steps && Math.Abs(steps) < long.MaxValue
            ? forecast with { StepsPerEpoch = perEpoch, MaxTrainSteps = (long)steps }
            : forecast with
            {
                StepsPerEpoch = perEpoch,
                Failure = new TrainerFailure("TypeError", "steps", $"{arguments.Script}.py",
                    "max_train_epochs or max_train_steps is no number.", "Write it as a whole number, without quotation marks."),
            };
    }
}
