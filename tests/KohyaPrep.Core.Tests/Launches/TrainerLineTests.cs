using System.Globalization;
using System.Text;
using CsCheck;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class TrainerLineTests
{
    [Fact]
    public void Every_recorded_run_is_followed_step_by_step()
    {
        foreach (RealLog log in RealLog.All())
        {
            TrainerEvent.Step[] steps = [.. Read(log.Bytes, log.Bytes.Length).OfType<TrainerEvent.Step>()];
            IReadOnlyList<(int Step, int Total, string Loss)> bars = log.Bars();
            Assert.Equal(bars.Select(bar => bar.Step).Distinct(), steps.Select(step => step.Number).Distinct());
            Assert.Equal(steps.Select(step => step.Number).Order(), steps.Select(step => step.Number));
            Assert.All(steps, step => Assert.Contains(bars, bar => bar.Step == step.Number && bar.Total == step.Total));

            double? loss = null;
            foreach (int number in steps.Select(step => step.Number).Distinct())
            {
                double?[] seen = [.. steps.Where(step => step.Number == number && step.Loss is not null).Select(step => step.Loss)];
                Assert.True(seen.Length <= 1, $"{log.Name}: step {number} has {seen.Length} losses");
                loss = seen.LastOrDefault() ?? loss;
                Assert.Equal(Number(bars.Last(bar => bar.Step == number).Loss), loss);
            }
        }
    }

    [Fact]
    public void However_the_output_is_cut_the_events_are_the_same()
    {
        foreach (RealLog log in RealLog.All())
        {
            string whole = Written(Read(log.Bytes, log.Bytes.Length));
            foreach (int seed in (int[])[1, 2, 3])
                Assert.Equal(whole, Written(ReadInPieces(log.Bytes, new Random(seed), seed == 1 ? 7 : 4000)));
        }
    }

    [Fact]
    public void Every_recorded_run_gets_its_verdict()
    {
        foreach (RealLog log in RealLog.All())
        {
            RunProgress progress = Read(log.Bytes, log.Bytes.Length).Aggregate(RunProgress.None, (seen, next) => seen.After(next));
            FinalFile final = new(log.Files.Contains("punks.safetensors") ? FinalFileState.Whole : FinalFileState.Missing, "punks.safetensors");
            Verdict verdict = Judgement.Of(ProcessExit.FromReturnCode(log.ReturnCode), progress, final);
            Assert.True(log.Expected == verdict.Kind, $"{log.Name}: {verdict}");
            if (verdict.Kind == VerdictKind.Failed)
                Assert.Equal(log.LastError(), verdict.OwnError);
        }
    }

    [Fact]
    public void The_models_and_states_that_were_saved_are_those_that_were_found()
    {
        foreach (RealLog log in RealLog.All().Where(log => log.ReturnCode == 0))
        {
            RunProgress progress = Read(log.Bytes, log.Bytes.Length).Aggregate(RunProgress.None, (seen, next) => seen.After(next));
            Assert.Equal(
                log.Files.Where(file => !file.Contains('/')).Order(StringComparer.Ordinal),
                progress.Checkpoints.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Assert.Equal(
                log.Files.Where(file => file.EndsWith("/optimizer.bin", StringComparison.Ordinal)).Select(file => file.Split('/')[0]).Order(StringComparer.Ordinal),
                progress.States.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Assert.All([.. progress.Checkpoints, .. progress.States], path => Assert.StartsWith("/runs/", path, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("truncated_image.log", "/data/t/10_punk/lad_001_carbon.png")]
    [InlineData("caption_not_utf8.log", "/data/t/10_punk/lad_001_carbon.txt")]
    [InlineData("empty_caption.log", "/data/t/10_punk/lad_001_carbon.txt")]
    [InlineData("dataset_toml_broken.log", "/runs/cfg/dataset_toml_broken.dataset.toml")]
    [InlineData("model_missing.log", "/models/none.safetensors")]
    [InlineData("resume_missing.log", "/runs/none-state")]
    [InlineData("gpu_out_of_memory_9gib.log", null)]
    public void The_file_to_blame_is_named_whole(string name, string? file)
    {
        RealLog log = RealLog.All().Single(log => log.Name == name);
        RunProgress progress = Read(log.Bytes, log.Bytes.Length).Aggregate(RunProgress.None, (seen, next) => seen.After(next));
        Assert.Equal(file, Judgement.Of(ProcessExit.WithCode(1), progress, new FinalFile(FinalFileState.Missing, "")).FileToBlame);
    }

    [Fact]
    public void Stages_and_numbers_are_reported()
    {
        List<TrainerEvent> events = Read(RealLog.All().Single(log => log.Name == "lora_sd15_validation.log").Bytes, 100);
        Assert.Equal(
            [TrainerStage.Preparing, TrainerStage.LoadingModel, TrainerStage.CachingLatents, TrainerStage.Training, TrainerStage.Validating, TrainerStage.Saving],
            events.OfType<TrainerEvent.StageChanged>().Select(e => e.Stage));
        Assert.Contains(new TrainerEvent.Announced(TrainerQuantity.ValidationImages, 3), events);
        Assert.Contains(new TrainerEvent.Announced(TrainerQuantity.TotalSteps, 3), events);
        Assert.Contains(new TrainerEvent.EpochBegan(1, 1), events);
        Assert.Equal(9, events.OfType<TrainerEvent.StageProgress>().Max(e => e.Done));
    }

    [Fact]
    public void A_step_is_reported_while_the_line_is_still_open()
    {
        List<TrainerEvent> events = [];
        TrainerLine line = new(events.Add);
        line.Feed("steps:  17%|█▋        | 1/6 [00:08<00:42,  8.59s/it]\rsteps:  17%|█▋        | 1/6 [00:08<00:42,  8.59s/it, avr_loss=nan]");
        Assert.Equal(new TrainerEvent.Step(1, 6, double.NaN, 8.59, TimeSpan.FromSeconds(42)), events[^1]);
    }

    [Fact]
    public void Fast_steps_count_iterations_a_second()
    {
        TrainerEvent.Step step = Read("\rsteps:  1%| | 12/1600 [1:02:03<100:00:01, 4.00it/s, Average key norm=0.2, avr_loss=0.5]").OfType<TrainerEvent.Step>().Single();
        Assert.Equal(new TrainerEvent.Step(12, 1600, 0.5, 0.25, TimeSpan.FromSeconds(360001)), step);
    }

    [Fact]
    public void Bars_of_other_things_are_no_steps() =>
        Assert.Empty(Read("read caption: 50%|# | 1/2 [00:00<00:00, 5.0it/s]\repoch validation steps: 50%|# | 1/2 [00:00<00:00, 5.0it/s]\r 50%|# | 1/2 [00:00<00:00, 5.0it/s]\n").OfType<TrainerEvent.Step>());

    [Fact]
    public void Colours_and_links_of_a_terminal_are_taken_out()
    {
        const string Link = "\u001b]8;id=7;file:///opt/train_util.py\u001b\\\u001b[2mtrain_util.py\u001b[0m\u001b]8;;\u001b\\:5889";
        string log = $"\u001b[2;36m2026-11-22 21:34:54\u001b[0m \u001b[34mINFO    \u001b[0m saving checkpoint: /o/a.safetensors {Link}\r\n\u001b[32msteps: 50%|# | 1/2 [00:00<00:00, 5.0it/s]\u001b[0m";
        Assert.Equal(
            [new TrainerEvent.CheckpointAnnounced("/o/a.safetensors"), new TrainerEvent.CheckpointSaved("/o/a.safetensors")],
            Read(log).Where(e => e is TrainerEvent.CheckpointAnnounced or TrainerEvent.CheckpointSaved));
    }

    [Fact]
    public void Folded_paths_are_put_together_at_any_width() =>
        (from width in Gen.Int[72, 240]
         from path in Gen.Char["abcdefgh/.-_0123456789XYZéー"].Array[1, 120]
         select (width, path: "/" + new string(path))).Sample(given =>
        {
            string log = Rich($"Saving current state to {given.path}", "accelerator.py:3241", given.width) + Rich($"Random states saved in {given.path}/random_states_0.pkl", "checkpointing.py:170", given.width);
            Assert.Equal(given.path, Read(log).OfType<TrainerEvent.StateSaved>().Single().Folder);
        });

    [Theory]
    [InlineData("train_network.py: error: unrecognized arguments: --foo")]
    [InlineData("/usr/bin/python3: No module named accelerate")]
    [InlineData("python: can't open file '/sd/none.py': [Errno 2] No such file or directory")]
    public void Errors_without_a_traceback_are_seen(string line) =>
        Assert.Equal(line, Read("\n" + line + "\n").OfType<TrainerEvent.ErrorRaised>().Single().Line);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void What_follows_a_bar_on_its_line_is_read(string padding)
    {
        string log = $"\rsteps: 50%|# | 1/2 [00:00<00:00, 5.0it/s, avr_loss=0.4]{padding}Traceback (most recent call last):\n  File \"a\"\nValueError: x\n";
        Assert.Equal("ValueError: x", Read(log).OfType<TrainerEvent.ErrorRaised>().Single().Line);
        log = $"\rsteps: 50%|# | 1/2 [00:00<00:00, 5.0it/s, avr_loss=0.4]{padding}" + Rich("saving checkpoint: /o/a b.safetensors", "train_util.py:5889", 60);
        Assert.Equal("/o/a b.safetensors", Read(log).OfType<TrainerEvent.CheckpointAnnounced>().Single().Path);
    }

    [Fact]
    public void Removed_models_and_states_are_no_longer_listed()
    {
        const string Log = "saving checkpoint: /o/a-000001.safetensors\nsaving checkpoint: /o/a-000002.safetensors\nremoving old checkpoint: /o/a-000001.safetensors\nmodel saved.\n";
        RunProgress progress = Read(Log).Aggregate(RunProgress.None, (seen, next) => seen.After(next));
        Assert.Equal(["/o/a-000002.safetensors"], progress.Checkpoints);
    }

    [Fact]
    public void An_error_that_the_training_outlived_is_forgotten()
    {
        const string Log = "Traceback (most recent call last):\n  File\nImportError: no triton\n\rsteps: 9%|# | 1/9 [00:00<00:00, 5.0it/s, avr_loss=0.4]\rsteps: 9%|# | 2/9 [00:00<00:00, 5.0it/s, avr_loss=0.4]";
        Assert.Null(Read(Log).Aggregate(RunProgress.None, (seen, next) => seen.After(next)).OwnError);
    }

    [Fact]
    public void Nothing_that_is_read_throws()
    {
        foreach (RealLog log in RealLog.All())
            Read(log.Bytes[(log.Bytes.Length / 3)..(log.Bytes.Length / 2)], 1000);
        Gen.Byte.Array[0, 3000].Sample(bytes => Read(bytes, 100), iter: 200);
        Gen.OneOf(Gen.Char["0123456789 :|/[]<>?,.=it/sepavr_lon%\r\n\u001b"].Array[0, 200]).Sample(letters => Read(new string(letters)), iter: 2000);
    }

    [Fact]
    public void A_line_without_end_takes_no_memory()
    {
        TrainerLine line = new(_ => { });
        string piece = new('x', 1 << 16);
        for (int i = 0; i < 1000; i++)
            line.Feed(piece);
        long before = GC.GetTotalMemory(true);
        for (int i = 0; i < 1000; i++)
            line.Feed(piece);
        // Of 64 MB; what other tests take at the same time counts too.
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 1 << 24);
        line.Finish();
    }

    /// <summary>Prints a message as rich does (_wrap.py, divide_line): words that are wider than the column begin a row and are cut.</summary>
    private static string Rich(string message, string source, int width)
    {
        int column = width - 29 - source.Length - 1;
        List<string> rows = [""];
        foreach (string word in message.Split(' '))
        {
            if (rows[^1].Length > 0 && CellWidth(rows[^1]) + 1 + CellWidth(word) <= column)
            {
                rows[^1] += " " + word;
                continue;
            }

            if (rows[^1].Length > 0)
                rows.Add("");
            foreach (char c in word)
            {
                if (CellWidth(rows[^1]) + CellWidth(c.ToString()) > column)
                    rows.Add("");
                rows[^1] += c;
            }
        }

        StringBuilder text = new();
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append(i == 0 ? "2026-11-22 21:35:12 INFO     " : new string(' ', 29)).Append(rows[i]).Append(' ', column - CellWidth(rows[i]));
            text.Append(' ').Append(i == 0 ? source : new string(' ', source.Length)).Append('\n');
        }

        return text.ToString();
    }

    private static int CellWidth(string text) => text.Sum(c => c == 'ー' ? 2 : 1);

    private static List<TrainerEvent> Read(string text) => Read(Encoding.UTF8.GetBytes(text), int.MaxValue);

    private static List<TrainerEvent> Read(byte[] bytes, int pieceLength)
    {
        List<TrainerEvent> events = [];
        TrainerLine line = new(events.Add);
        for (int at = 0; at < bytes.Length; at += Math.Min(pieceLength, bytes.Length - at))
            line.Feed(bytes.AsSpan(at, Math.Min(pieceLength, bytes.Length - at)));
        line.Finish();
        return events;
    }

    private static List<TrainerEvent> ReadInPieces(byte[] bytes, Random random, int longest)
    {
        List<TrainerEvent> events = [];
        TrainerLine line = new(events.Add);
        for (int at = 0, length; at < bytes.Length; at += length)
        {
            length = Math.Min(random.Next(1, longest), bytes.Length - at);
            line.Feed(bytes.AsSpan(at, length));
        }

        line.Finish();
        return events;
    }

    private static string Written(IEnumerable<TrainerEvent> events) => string.Join('\n', events);

    private static double? Number(string loss) => loss switch
    {
        "" => null,
        "nan" => double.NaN,
        _ => double.Parse(loss, CultureInfo.InvariantCulture),
    };
}
