using System.Text;

namespace KohyaPrep.StandInTrainer;

/// <summary>Standard output and standard error, which a training writes into one log.</summary>
internal static class Output
{
    private static readonly Stream Stream = Console.OpenStandardOutput();
    private static readonly Lock Gate = new();

    public static void Write(string text)
    {
        lock (Gate)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Stream.Write(bytes);
            Stream.Flush();
            // Only now: what stands in the ledger was printed.
            if (Switches.Ledger is { } ledger)
                Append(ledger, bytes);
        }
    }

    private static void Append(string path, byte[] bytes)
    {
        using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes);
    }

    public static void Line(string text) => Write(text + "\n");

    public static int Refuse(string message, int exitCode)
    {
        Line(message);
        return exitCode;
    }
}
