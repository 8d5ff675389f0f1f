namespace KohyaPrep.Core.Launches;

/// <summary>Changes the trainer's options in a launch's arguments; those of accelerate before the script stay as they are.</summary>
public static class TrainerArguments
{
    /// <param name="value">Null for a flag.</param>
    /// <returns>The plan with the option set, in the place of an earlier one of its name.</returns>
    public static LaunchPlan With(this LaunchPlan plan, string name, string? value)
    {
        List<string> arguments = [.. plan.Arguments];
        int script = arguments.IndexOf(plan.Script);
        int at = arguments.IndexOf("--" + name, Math.Max(0, script));
        if (at >= 0)
            arguments.RemoveRange(at, value is null ? 1 : Math.Min(2, arguments.Count - at));
        arguments.Insert(at >= 0 ? at : arguments.Count, "--" + name);
        if (value is not null)
            arguments.Insert(at >= 0 ? at + 1 : arguments.Count, value);
        return plan with { Arguments = arguments };
    }

    /// <summary>The option's value; null where the arguments have none of the name.</summary>
    public static string? Find(this LaunchPlan plan, string name)
    {
        List<string> arguments = [.. plan.Arguments];
        int at = arguments.IndexOf("--" + name, Math.Max(0, arguments.IndexOf(plan.Script)));
        return at >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : null;
    }
}
