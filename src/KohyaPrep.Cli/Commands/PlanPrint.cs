using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Commands;

/// <summary>How a plan is to be printed, and what <c>plan</c> ends with.</summary>
/// <param name="Gpu">The card that someone's files are to run on; null where none is named.</param>
/// <param name="At">The steps whose learning rate is asked for, as given; null for every change.</param>
internal sealed record PlanPrint(Terminal Terminal, bool AsJson, bool NamesAll, string? At, Gpu? Gpu = null)
{
    public ExitCode OfFiles(TrainerForecast forecast, int processes)
    {
        IReadOnlyList<long>? places = StepList.Read(At, forecast.MaxTrainSteps);
        ScheduleResult? schedule = ForecastRun.Schedule(forecast, processes);
        if (schedule?.Error is { } error)
            forecast = forecast with { LaterFailures = [.. forecast.LaterFailures, error.Failure] };
        if (AsJson)
            ForecastJson.Write(Terminal.Results, forecast, schedule, places);
        else
            new ForecastText(Terminal, forecast, schedule, places, NamesAll, Gpu?.Gibibytes).Write();
        return forecast.Failure is null && forecast.LaterFailures.Count == 0 && !forecast.HasNoData ? ExitCode.Done : ExitCode.Findings;
    }

    public ExitCode OfRecipe((PreparationPlan? Plan, IReadOnlyList<Finding> Findings) read)
    {
        if (read.Plan is not { Files: { } files } plan)
        {
            if (AsJson)
                FindingJson.WriteArray(Terminal.Results, read.Findings);
            else
                FindingText.Write(Terminal.Results, read.Findings);
            return ExitCode.Findings;
        }

        RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, files);
        ScheduleResult schedule = RunPlanner.Schedule(plan.Recipe, files, run);
        IReadOnlyList<long>? places = StepList.Read(At, run.Steps);
        if (AsJson)
            PlanJson.Write(Terminal.Results, run, MemorySettingsReader.Read(files, run) is { } settings ? MemoryEstimator.Estimate(settings) : null, schedule, places);
        else
            PlanText.Write(Terminal, plan, run, schedule, places);
        return schedule.Error is null ? ExitCode.Done : ExitCode.Findings;
    }
}
