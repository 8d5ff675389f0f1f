using System.Text.Json;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

public sealed class LossLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string LossFile => folder.Path("losses.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Launchers_that_are_killed_leave_each_exact_step_once()
    {
        byte[] whole = File.ReadAllBytes(Directory.GetFiles(Shared.Path("trainer/tensorboard"), "events.*").Single());
        string events = folder.Path("events/20260101/network_train/events.out.tfevents.1");
        Directory.CreateDirectory(Path.GetDirectoryName(events)!);
        for (int length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(events, whole[..length]);
            using LossLog log = new(LossFile, folder.Path("events"), 1, 0);
            log.Look();
            log.Dispose();
            // Killed in the middle of a line.
            File.AppendAllText(LossFile, "{\"step\": 9");
        }

        File.WriteAllBytes(events, whole);
        using (LossLog log = new(LossFile, folder.Path("events"), 1, 0))
            log.Finish();
        LossPoint[] points = Read();
        Assert.Equal(Enumerable.Range(1, 9), points.Select(point => point.Step));
        Assert.All(points, point => Assert.Equal(3, point.LearningRates!.Count));
    }

    [Fact]
    public void A_line_that_lacks_nothing_but_its_end_is_written_anew()
    {
        for (int launcher = 0; launcher < 2; launcher++)
        {
            using (LossLog log = new(LossFile, folder.Path("none"), 1, 0))
            {
                log.Take(new TrainerEvent.Step(3, 9, 0.5, 1, null));
                log.Finish();
            }

            using FileStream file = new(LossFile, FileMode.Open);
            file.SetLength(file.Length - 1);
        }

        using (LossLog log = new(LossFile, folder.Path("none"), 1, 0))
        {
            log.Take(new TrainerEvent.Step(3, 9, 0.5, 1, null));
            log.Finish();
        }

        Assert.Equal([3], Read().Select(point => point.Step));
        Assert.EndsWith("\n", File.ReadAllText(LossFile), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_read_again_from_its_start_adds_nothing_and_a_resumed_attempt_all_of_its_own()
    {
        for (int launcher = 0; launcher < 2; launcher++)
        {
            using LossLog log = new(LossFile, folder.Path("none"), 1, 0);
            for (int step = 1; step <= 5; step++)
                log.Take(new TrainerEvent.Step(step, 9, 0.5, 1, null));
            log.Finish();
        }

        int first = Read().Length;
        Assert.Equal(5, Read()[^1].Step);
        using (LossLog log = new(LossFile, folder.Path("none"), 2, 3))
        {
            log.Take(new TrainerEvent.Step(1, 9, double.NaN, 1, null));
            log.Finish();
        }

        LossPoint[] points = Read();
        Assert.Equal(first + 1, points.Length);
        Assert.Equal((4, 2, true), (points[^1].Step, points[^1].Attempt, points[^1].Diverged));
        Assert.Null(points[^1].Average);
    }

    private LossPoint[] Read() => [.. File.ReadLines(LossFile).Select(line => JsonSerializer.Deserialize(line, RunJson.Default.LossPoint)!)];
}
