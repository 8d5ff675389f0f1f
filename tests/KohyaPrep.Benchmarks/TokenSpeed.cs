using System.Diagnostics;
using System.Globalization;
using System.Text;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Benchmarks;

/// <summary>How many distinct captions of 300 characters the tokenizer counts in a second of one core.</summary>
internal static class TokenSpeed
{
    private const int Length = 300;
    private const int Captions = 100_000;

    private static readonly string[] Words = ("pixel art portrait of a punk with blue background wearing red mohawk hair gold earring dark glasses smiling "
        + "lady lad green eyes brown skin cigarette hat cap hood scarf chain beard freckles lipstick jacket facing left shaded outline sixteen colours").Split(' ');

    /// <summary>One line a kind of caption.</summary>
    public static void Run()
    {
        Random random = new(1);
        Measure("of common words", [.. Enumerable.Range(0, Captions).Select(_ => Caption(random, RandomCommon))]);
        Measure("of words that never come twice", [.. Enumerable.Range(0, Captions).Select(_ => Caption(random, RandomLetters))]);
    }

    private static void Measure(string kind, string[] captions)
    {
        List<int> ids = [];
        // The first captions warm the compiler, and fill what the tokenizer keeps of words.
        long tokens = 0;
        foreach (string caption in captions.AsSpan(0, Captions / 10))
            Count(caption);
        tokens = 0;
        ReadOnlySpan<string> measured = captions.AsSpan(Captions / 10);
        TimeSpan before = CoreTime();
        Stopwatch watch = Stopwatch.StartNew();
        foreach (string caption in measured)
            Count(caption);
        TimeSpan core = CoreTime() - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{measured.Length} captions {kind}: {measured.Length / core.TotalSeconds,9:N0} a second of one core ({measured.Length / watch.Elapsed.TotalSeconds:N0} by the clock), {(double)tokens / measured.Length:F0} tokens each"));

        void Count(string caption)
        {
            ids.Clear();
            ClipTokenizer.Shared.Encode(caption, ids);
            tokens += ids.Count;
        }
    }

    private static TimeSpan CoreTime()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static string Caption(Random random, Action<Random, StringBuilder> word)
    {
        StringBuilder caption = new();
        while (caption.Length < Length)
        {
            if (caption.Length > 0)
                caption.Append(random.Next(4) == 0 ? ", " : " ");
            word(random, caption);
        }

        return caption.ToString(0, Length);
    }

    private static void RandomCommon(Random random, StringBuilder caption) => caption.Append(Words[random.Next(Words.Length)]);

    private static void RandomLetters(Random random, StringBuilder caption)
    {
        for (int left = random.Next(3, 10); left > 0; left--)
            caption.Append((char)('a' + random.Next(26)));
    }
}
