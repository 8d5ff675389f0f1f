using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Output;

/// <summary>The learning rate for people: the curve, its values at the steps that matter, and what is wrong with it.</summary>
internal static class ScheduleText
{
    private const int Width = 60;
    private const int Height = 12;
    private const int Margin = 14;

    /// <param name="places">The steps that are asked for; null for those that matter.</param>
    public static void Write(Terminal terminal, string file, ScheduleResult result, IReadOnlyList<long>? places)
    {
        TextWriter output = terminal.Results;
        if (result.Error is { } error)
            WriteError(terminal, file, error);
        if (result is { Rate: { } rate, LastStep: >= 0 })
        {
            long last = result.LastStep;
            string warmup = result.Warmup > 0 ? $", warm-up of {Count(result.Warmup)}" : "";
            output.WriteLine($"{terminal.Bold(file)}: {Count(result.Steps)} steps{warmup}");
            output.WriteLine();
            WriteCurve(output, rate, last);
            WriteTable(terminal, rate, places?.Where(place => place <= last) ?? KeySteps(result), result.Steps);
            if (result.Warmup >= result.Steps && result.Steps > 0)
            {
                output.WriteLine("The warm-up is as long as the training or longer: the rate that you set is not reached before the end.");
                output.WriteLine("In lr_warmup_steps, whole numbers are steps and floats are shares of all steps: 0.1 is a tenth, 10.0 ten times as many.");
            }
        }

        if (result.Note is { } note)
            output.WriteLine(note);
    }

    private static void WriteError(Terminal terminal, string file, ScheduleError error)
    {
        string when = error.Step is { } step
            ? $"the trainer fails after step {Count(step)}, before it saves the last model"
            : "the trainer fails before the first step";
        terminal.Results.WriteLine($"{terminal.Bold(file)}: {when}:");
        terminal.Results.WriteLine($"  {error.Message}");
        terminal.Results.WriteLine($"  {error.Remedy}");
        if (error.Step is not null)
            terminal.Results.WriteLine();
    }

    private static void WriteCurve(TextWriter output, Func<long, double> rate, long last)
    {
        double highest = Enumerable.Range(0, 1000).Max(part => rate((long)((Int128)last * part / 999)));
        double top = highest > 0 && double.IsFinite(highest) ? highest : 1;
        IReadOnlyList<string> lines = BrailleChart.Draw(rate, last, top, Width, Height);
        for (int line = 0; line < Height; line++)
        {
            string label = line == 0 ? Rate(top) : line == Height / 2 ? Rate(top / 2) : line == Height - 1 ? "0" : "";
            output.WriteLine($"{label,Margin} {(label.Length > 0 ? '┤' : '│')}{lines[line].TrimEnd('\u2800')}");
        }

        const int Parts = 4;
        string axis = string.Join("", Enumerable.Repeat("┬" + new string('─', (Width / Parts) - 1), Parts));
        output.WriteLine($"{new string(' ', Margin)} └{axis}┐");
        char[] labels = new string(' ', Margin + Width + 12).ToCharArray();
        for (int part = 0; part <= Parts; part++)
        {
            string label = Count((long)((Int128)last * part / Parts));
            label.CopyTo(labels.AsSpan(Margin + 2 + (Width / Parts * part) - (label.Length / 2)));
        }

        output.WriteLine(new string(labels).TrimEnd());
        output.WriteLine();
    }

    private static void WriteTable(Terminal terminal, Func<long, double> rate, IEnumerable<long> places, long steps)
    {
        terminal.Results.WriteLine(terminal.Faint($"{"step",Margin}  rate"));
        foreach (long place in places)
        {
            string meaning = place == 0 ? "the first step's" : place == steps - 1 ? "the last step's" : place == steps ? "what is left after it" : "";
            terminal.Results.WriteLine($"{Count(place),Margin}  {Rate(rate(place)),-12} {terminal.Faint(meaning)}".TrimEnd());
        }

        terminal.Results.WriteLine();
    }

    private static SortedSet<long> KeySteps(ScheduleResult result)
    {
        long last = result.LastStep;
        SortedSet<long> places = [0, 1, result.Warmup, last / 4, last / 2, last * 3 / 4, last - 1, last];
        places.RemoveWhere(place => place < 0 || place > last);
        return places;
    }

    // As Python shows a float, with six digits at most.
    private static string Rate(double rate) =>
        PythonRepr.Of(double.Parse(rate.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);
}
