using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Output;

/// <summary>Differences for people: the option, then each side with its value and where it came from, then what the option does.</summary>
internal static class DifferenceText
{
    private const int WidestSide = 24;
    private const int WidestValue = 40;
    private const int Indent = 2;

    public static void Write(Terminal terminal, string a, string b, EffectiveSettings first, EffectiveSettings second, IReadOnlyList<SettingDifference> differences)
    {
        if (differences.Count == 0)
        {
            terminal.Results.WriteLine("Nothing differs: the trainer gets the same from both.");
            return;
        }

        string left = Path.GetFileName(a);
        string right = Path.GetFileName(b);
        (left, right) = left == right ? (a, b) : (left, right);
        int side = Math.Min(WidestSide, Math.Max(left.Length, right.Length));
        int value = Math.Min(WidestValue, differences.Max(difference => Math.Max(difference.A?.Value.Length ?? 0, difference.B?.Value.Length ?? 0)));
        if (first.Script != second.Script)
            terminal.Results.WriteLine($"{left} is for {first.Script}.py, {right} for {second.Script}.py.\n");
        foreach (SettingDifference difference in differences)
        {
            terminal.Results.WriteLine(terminal.Bold(difference.Name));
            Side(left, difference.A, first.Script);
            Side(right, difference.B, second.Script);
            foreach (string text in new[] { difference.Remark, difference.Meaning }.OfType<string>())
                terminal.Results.WriteLine($"  {terminal.Faint(TextColumns.Wrap(text, Indent, TextColumns.Width))}");
        }

        terminal.Say(Amount.Of(differences.Count, "difference") + ".");

        void Side(string name, EffectiveSetting? setting, string script)
        {
            string origin = setting is null ? "" : setting.Origin ?? $"the default of {script}.py";
            terminal.Results.WriteLine($"  {TextColumns.Cut(name, WidestSide).PadRight(side)}  {(setting?.Value ?? "–").PadRight(value)}  {terminal.Faint(origin)}".TrimEnd());
        }
    }
}
