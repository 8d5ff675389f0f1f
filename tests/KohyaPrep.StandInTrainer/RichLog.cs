using System.Globalization;
using System.Text;

namespace KohyaPrep.StandInTrainer;

/// <summary>Prints messages as the trainer's logger does: rich's columns, folded, or plain lines with <c>console_log_simple</c>.</summary>
internal sealed class RichLog(bool isSimple)
{
    private readonly int width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) ? columns : 80;
    private string lastTime = "";

    public void Info(string message, string source) => Print("INFO", message, source);

    public void Warn(string message, string source) => Print("WARNING", message, source);

    public void Error(string message, string source) => Print("ERROR", message, source);

    private void Print(string level, string message, string source)
    {
        if (isSimple)
        {
            Output.Line(message);
            return;
        }

        string now = DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        int column = width - 30 - source.Length;
        List<string> rows = Fold(message, column);
        StringBuilder text = new();
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append(i > 0 ? new string(' ', 29) : $"{(now == lastTime ? new string(' ', 19) : now)} {level,-8} ");
            text.Append(rows[i].PadRight(column)).Append(' ').Append(i > 0 ? new string(' ', source.Length) : source).Append('\n');
        }

        lastTime = now;
        Output.Write(text.ToString());
    }

    private static List<string> Fold(string message, int column)
    {
        List<string> rows = [""];
        foreach (string word in message.Split(' '))
        {
            if (rows[^1].Length > 0 && rows[^1].Length + 1 + word.Length <= column)
            {
                rows[^1] += " " + word;
                continue;
            }

            if (rows[^1].Length > 0)
                rows.Add("");
            for (int at = 0; at < word.Length; at += column)
            {
                if (at > 0)
                    rows.Add("");
                rows[^1] = word.Substring(at, Math.Min(column, word.Length - at));
            }
        }

        return rows;
    }
}
