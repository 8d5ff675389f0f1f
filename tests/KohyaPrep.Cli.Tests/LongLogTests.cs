using System.Globalization;

namespace KohyaPrep.Cli.Tests;

/// <summary>Ten hours of training: two million updates of the bar.</summary>
public sealed class LongLogTests
{
    private const int AllUpdates = 2_000_000;
    private const double TenHours = 36_000;

    /// <summary>In megabytes, from the second quarter of the time to the last. A leak of 50 bytes an update makes 25 to 50 of ten hours.</summary>
    private const double Tolerance = 16;

    /// <summary>
    /// With much memory free the collector lets garbage lie, and what the process occupies says little about what it needs: with 64 MB
    /// it must clear up, and the program dies if it needs more.
    /// </summary>
    private static readonly (string, string) SmallHeap = ("DOTNET_GCHeapHardLimit", "4000000");

    [Fact]
    public void Ten_hours_of_log_are_followed_with_flat_memory_and_next_to_no_processor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        int updates = Effort.Times(AllUpdates / 50, AllUpdates);
        int repeats = updates / 6 / 10;
        using TrainRun training = new("  epochs: 10\n  save_every_epochs: 0");
        File.AppendAllText(training.Path("recipe.yaml"), "\nsamples: { every_epochs: 0 }\n");
        using RunningProgram program = training.Start(
            [("STANDIN_SECONDS_PER_STEP", "0"), SmallHeap], "--set", $"dataset.repeats={repeats}", "--set", "training.save_every_epochs=0");
        List<double> megabytes = [];
        double seconds = 0;
        while (!program.HasEnded && Measure(program.Id) is { } now)
        {
            if (program.ErrorSoFar.Contains("epoch 1 of", StringComparison.Ordinal))
                megabytes.Add(now.Megabytes);
            seconds = now.Seconds;
            Thread.Sleep(5);
        }

        program.End(TimeSpan.FromMinutes(5)).Expect(0);
        Assert.True(megabytes.Count >= 40, $"it was looked at only {megabytes.Count} times");
        int quarter = megabytes.Count / 4;
        double early = megabytes[quarter..(2 * quarter)].Max(), late = megabytes[^quarter..].Max();
        double share = seconds * AllUpdates / updates / TenHours;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{updates:N0} updates, {new FileInfo(training.Log).Length / 1e6:0} MB: {seconds:0.0} s of processor, {share:P2} of a core over ten hours; {early:0} MB early, {late:0} MB late"));
        Assert.True(share < 0.02, $"{share:P2} of a core");
        Assert.True(late < early + Tolerance, $"{early:0} MB grew to {late:0} MB: {string.Join(' ', megabytes.Where((_, i) => i % quarter == 0).Select(value => $"{value:0}"))}");
    }

    private static (double Seconds, double Megabytes)? Measure(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
            return (ticks / 100, double.Parse(fields[21], CultureInfo.InvariantCulture) * 4096 / 1e6);
        }
        catch (Exception e) when (e is IOException or IndexOutOfRangeException)
        {
            return null; // it has ended
        }
    }
}
