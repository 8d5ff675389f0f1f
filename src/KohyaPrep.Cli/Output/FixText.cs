using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Output;

/// <summary>A plan of fixes for people: a line for each picture, a difference for each caption.</summary>
internal static class FixText
{
    public static void Write(Terminal terminal, FixPlan plan)
    {
        foreach (PlannedFix fix in plan.Fixes)
        {
            string form = fix.Before == fix.After ? "" : $": {fix.Before} → {fix.After}";
            terminal.Results.WriteLine($"{terminal.Bold(fix.Shown)} {terminal.Faint($"({string.Join(", ", fix.Codes)})")}{form}");
            DifferenceLines.Write(terminal, fix.Lines);
        }

        foreach (LeftAlone left in plan.Left)
            terminal.Say($"{left.Shown}: {left.Code} is left alone: {left.Why}");
    }
}
