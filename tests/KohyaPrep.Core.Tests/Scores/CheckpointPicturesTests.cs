using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Tests.Scores;

public sealed class CheckpointPicturesTests
{
    [Theory]
    [InlineData("punks_e000003_01_20260216080729_42.png", "punks", 3, null, 1)]
    [InlineData("punks_v3_000500_12_20260216080729.png", "punks_v3", null, 500, 12)]
    [InlineData("e000012_00_20260216080729_7.png", "", 12, null, 0)]
    [InlineData("000000_00_20260216080729_7.png", "", null, 0, 0)]
    public void A_sample_is_read_by_the_trainers_own_name(string file, string name, int? epoch, int? step, int prompt)
    {
        SampleName sample = SampleName.Parse(file)!;
        Assert.Equal((name, epoch, step, prompt), (sample.Name, sample.Epoch, sample.Step, sample.Prompt));
    }

    [Theory]
    [InlineData("lady_000_lemon.png")]
    [InlineData("punks_e000003_01.png")]
    [InlineData("im_20260216080729_000_42.png")]
    public void Other_names_are_none(string file) => Assert.Null(SampleName.Parse(file));

    [Theory]
    [InlineData("punks-000003", 3, null)]
    [InlineData("punks-step00000500", null, 500)]
    [InlineData("epoch-4", 4, null)]
    [InlineData("Epoch 10", 10, null)]
    [InlineData("step_250", null, 250)]
    [InlineData("punks", null, null)]
    [InlineData("lora_v3", null, null)]
    public void A_checkpoint_tells_its_training_by_its_name(string name, int? epoch, int? step) =>
        Assert.Equal((epoch, step), CheckpointName.Parse(name));

    [Fact]
    public void Samples_are_sorted_by_training_and_of_repeated_ones_the_newest_counts()
    {
        IReadOnlyList<CheckpointPictures> sorted = CheckpointPictures.Sort(
        [
            "p_e000010_00_20260101000000_1.png", "p_e000002_00_20260101000000_1.png", "p_e000002_00_20260102000000_1.png", "p_e000002_01_20260101000001_1.png", "grid.png",
        ], "sample");
        Assert.Equal(["epoch 2", "epoch 10"], sorted.Select(checkpoint => checkpoint.Label));
        Assert.Equal(["p_e000002_00_20260102000000_1.png", "p_e000002_01_20260101000001_1.png"], sorted[0].Paths);
    }

    [Fact]
    public void A_folder_for_each_checkpoint_serves_too_and_the_last_has_no_number()
    {
        IReadOnlyList<CheckpointPictures> sorted = CheckpointPictures.Sort(["p/a.png", "p-000001/a.png", "p-000002/a.png", "p-000002/b.png"], "generated");
        Assert.Equal(["epoch 1", "epoch 2", "p"], sorted.Select(checkpoint => checkpoint.Label));
        Assert.Equal("a", CheckpointPictures.PromptOf(sorted[2].Paths[0]));
    }

    [Fact]
    public void Samples_of_two_trainings_in_one_folder_are_refused() =>
        Assert.Contains("several trainings ('a', 'b')", Assert.Throws<KohyaPrepException>(() => CheckpointPictures.Sort(["a_e000001_00_20260101000000.png", "b_e000001_00_20260101000000.png"], "sample")).Message, StringComparison.Ordinal);

    [Fact]
    public void Pictures_that_tell_no_checkpoint_are_refused() =>
        Assert.Contains("sample: no picture is named", Assert.Throws<KohyaPrepException>(() => CheckpointPictures.Sort(["a.png"], "sample")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_best_checkpoint_is_the_highest_and_a_margin_that_could_be_nothing_is_noise()
    {
        EpochComparison close = EpochRanking.Of([Checkpoint(1, 50, 70, 60), Checkpoint(2, 52, 66, 63)], name => name);
        Assert.Equal((1, 0, true), (close.Best, close.RunnerUp, close.WithinNoise));
        Assert.Equal(1.0 / 3, close.Margin!.Mean, 1e-9);
        EpochComparison clear = EpochRanking.Of([Checkpoint(1, 50, 70, 60), Checkpoint(2, 60, 81, 70)], name => name);
        Assert.False(clear.WithinNoise);
        Assert.InRange(clear.Margin!.Low, 8, 10.4);
    }

    private static EpochScore Checkpoint(int epoch, params double[] styles)
    {
        PictureScore[] pictures = [.. styles.Select((style, i) => new PictureScore($"{i}.png") { Style = style })];
        return new EpochScore($"epoch {epoch}", epoch, null, ExampleScore.Paired with { Kind = ScoreKind.Unpaired, Match = null, Pair = null, Style = Estimate.Of(styles), Pictures = pictures });
    }
}
