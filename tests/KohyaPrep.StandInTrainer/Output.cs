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
            Stream.Write(Encoding.UTF8.GetBytes(text));
            Stream.Flush();
        }
    }

    public static void Line(string text) => Write(text + "\n");

    public static int Refuse(string message, int exitCode)
    {
        Line(message);
        return exitCode;
    }
}
