using KohyaPrep.Core;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Commands;

/// <summary>The base model of what is to be started now.</summary>
internal static class PresentModel
{
    /// <returns>As the trainer's option takes it: a path, or a name at the hub.</returns>
    /// <exception cref="KohyaPrepException">It is not on this machine.</exception>
    public static string Of(PreparationPlan plan)
    {
        if (plan.Model is not ModelSource.Missing missing)
            return plan.Model.Setting!;
        string where = missing.Known is { } known ? $"Get it from {known.Where}, then name its file with --model" : "Name its file with --model";
        throw new KohyaPrepException($"The base model '{missing.Name}' is not on this machine. {where}, or put it into `models` beside the recipe.", ExitCode.MachineLacks);
    }
}
