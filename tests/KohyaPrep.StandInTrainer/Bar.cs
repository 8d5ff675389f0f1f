using System.Diagnostics;
using System.Globalization;

namespace KohyaPrep.StandInTrainer;

/// <summary>A tqdm bar, drawn anew with a carriage return.</summary>
internal sealed class Bar(string name, int total, int done = 0)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly int first = done;
    private int length;

    public string Postfix { get; set; } = "";

    public void Draw(int at)
    {
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double rate = at > first && elapsed > 0 ? (at - first) / elapsed : 0;
        string speed = rate == 0 ? "?it/s" : rate >= 1 ? Number(rate) + "it/s" : Number(1 / rate) + "s/it";
        string remaining = rate == 0 ? "?" : Time((total - at) / rate);
        int blocks = total == 0 ? 0 : at * 10 / total;
        string text = $"{(name.Length > 0 ? name + ": " : "")}{(total == 0 ? 0 : at * 100 / total),3}%|{new string('█', blocks).PadRight(10)}| {at}/{total} [{Time(elapsed)}<{remaining}, {speed}{(Postfix.Length > 0 ? ", " + Postfix : "")}]";
        Output.Write("\r" + text.PadRight(length));
        length = text.Length;
    }

    private static string Number(double rate) => rate.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(5);

    private static string Time(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Min(seconds, 1e6));
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}" : $"{time.Minutes:00}:{time.Seconds:00}";
    }
}
