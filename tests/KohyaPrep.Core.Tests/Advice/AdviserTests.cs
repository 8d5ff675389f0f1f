using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Tests.Advice;

public sealed class AdviserTests
{
    private static readonly AdviceBook Book = AdviceBookReader.Read().Book;
    private static readonly TrainingKind Native = new(Route.Lora, ModelFamily.Sd15, IsNative: true, "PixNite 1.5");
    private static readonly TrainingKind PixNite = new(Route.Lora, ModelFamily.Sd15, IsNative: false, "pixnite15_pixnite15.safetensors");
    private static readonly TrainingKind ControlNet = new(Route.ControlNet, ModelFamily.Sdxl, IsNative: false, "x");

    [Theory]
    [InlineData(100, "")]
    [InlineData(85, "")]
    [InlineData(84.99, "native controlnet")]
    [InlineData(70, "native controlnet")]
    [InlineData(69.99, "pixnite native")]
    [InlineData(0, "pixnite native")]
    public void The_tree_of_the_owners_is_followed(double result, string next)
    {
        Recommendation advice = Adviser.Advise(Book, Facts(), Told(result));
        Assert.Equal(next, string.Join(' ', advice.Next.Select(option => option.Option.Name)));
        Assert.Equal(next.Length == 0, advice.IsDone);
        Assert.False(advice.IsExhausted);
    }

    [Theory]
    [InlineData(83, 4, 68, 85.0, 273)]
    [InlineData(87, 4, 68, 85.0, 273)]
    [InlineData(71, 2, 50, 70.0, 201)]
    [InlineData(85, 4, 68, 85.0, null)]
    [InlineData(84.9, 4, 68, 85.0, null)]
    [InlineData(78, 4, 68, null, null)]
    [InlineData(89, 3.9, 68, null, null)]
    public void An_interval_across_a_threshold_is_too_close_to_call(double mean, double half, int count, double? limit, int? needed)
    {
        Recommendation advice = Adviser.Advise(Book, Facts(), new ReachedResult(new Estimate(mean, mean - half, mean + half, count), ScoreKind.Paired, "x", null));
        Assert.Equal(limit, advice.CloseCall?.Limit);
        Assert.Equal(needed, advice.CloseCall?.PicturesNeeded);
        if (limit is not null)
            Assert.False(advice.IsDone);
    }

    [Fact]
    public void Of_a_close_call_the_options_of_both_sides_come_into_question()
    {
        Recommendation advice = Adviser.Advise(Book, Facts(), new ReachedResult(new Estimate(69, 65, 73, 40), ScoreKind.Paired, "x", null));
        Assert.Equal(["pixnite", "native", "controlnet"], advice.Next.Select(option => option.Option.Name));
    }

    [Fact]
    public void What_was_tried_is_passed_over_and_the_last_resort_comes_last()
    {
        Assert.Equal(["controlnet"], Next(Run(Native, 72)));
        // Of the band's own nothing is left, so the other rows' options come first.
        Assert.Equal(["pixnite"], Next(Run(Native, 72), Run(ControlNet, 74)));
        Recommendation advice = Adviser.Advise(Book, Facts(Run(Native, 72), Run(ControlNet, 74), Run(PixNite, 60)));
        Assert.Equal(["full"], advice.Next.Select(option => option.Option.Name));
        Assert.True(advice.IsExhausted);
        Assert.Equal(74, advice.Result!.Estimate.Mean);
    }

    [Fact]
    public void A_run_that_failed_or_was_not_scored_counts_as_tried_and_not_as_judged()
    {
        Assert.Equal(["native", "controlnet"], Next(Run(PixNite, 75), Run(Native, null, RunState.Failed)));
        Recommendation advice = Adviser.Advise(Book, Facts(Run(PixNite, 75), Run(Native, null)));
        Assert.Equal("1 trained and not scored, $0.50 paid ($0 to $10 estimated), 30 min of training (2 to 3 days estimated for all of it)", AdviceWords.Experience(advice.Next[0]));
    }

    [Fact]
    public void What_was_reached_and_paid_stands_in_the_place_of_the_estimate()
    {
        Recommendation advice = Adviser.Advise(Book, Facts(Run(Native, 72), Run(Native, 81)));
        OptionAdvice native = advice.Options.Single(option => option.Option.Name == "native");
        Assert.Equal(81, native.Best!.Reached!.Mean);
        Assert.Equal(1, native.PaidDollars);
        Assert.StartsWith("Match 81.0 % (79.0 to 83.0, 68 pictures) reached, below the 85 to 90 % estimated, $1 paid", AdviceWords.Experience(native), StringComparison.Ordinal);
        Assert.Equal("85 to 90 %, $0 to $10, 2 to 3 days", AdviceWords.Expectation(native.Option));
    }

    [Fact]
    public void The_more_particular_of_two_options_has_the_run()
    {
        Assert.Equal("pixnite", Book.OptionOf(PixNite)!.Name);
        Assert.Equal("lora-512", Book.OptionOf(PixNite with { Model = "v1-5-pruned.safetensors" })!.Name);
        Assert.Equal("lora-512", Book.OptionOf(PixNite with { Family = ModelFamily.Sdxl })!.Name);
        Assert.Equal("native", Book.OptionOf(Native with { Family = ModelFamily.Sdxl })!.Name);
        Assert.Equal("full", Book.OptionOf(new TrainingKind(Route.FineTune, ModelFamily.Sdxl, false, ""))!.Name);
    }

    [Fact]
    public void A_match_goes_before_a_style_however_high()
    {
        SetScore paired = Score(60), style = paired with { Match = null, Style = new Estimate(97, 95, 99, 30) };
        Recommendation advice = Adviser.Advise(Book, Facts() with { Scores = [new NamedScore("a.json", style), new NamedScore("b.json", paired)] });
        Assert.Equal("b.json", advice.Result!.Source);
        advice = Adviser.Advise(Book, Facts() with { Scores = [new NamedScore("a.json", style)] });
        Assert.Equal(ScoreKind.Unpaired, advice.Result!.Kind);
        Assert.Contains(advice.Facts, fact => fact.Contains("Style %", StringComparison.Ordinal));
    }

    [Fact]
    public void Style_alone_is_never_good_enough()
    {
        SetScore style = Score(60) with { Match = null, Style = new Estimate(97, 95, 99, 30) };
        Recommendation advice = Adviser.Advise(Book, Facts() with { Scores = [new NamedScore("a.json", style)] });
        Assert.False(advice.IsDone);
        Assert.Empty(advice.Next);
        Assert.StartsWith("drawn like the originals", advice.Verdict, StringComparison.Ordinal);
        Assert.Contains("Match %", advice.First!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_score_nothing_is_advised()
    {
        Recommendation advice = Adviser.Advise(Book, Facts());
        Assert.Null(advice.Result);
        Assert.Empty(advice.Next);
        Assert.NotNull(advice.First);
    }

    private static string[] Next(params RunFacts[] runs) => [.. Adviser.Advise(Book, Facts(runs)).Next.Select(option => option.Option.Name)];

    private static WorkspaceFacts Facts(params RunFacts[] runs) => new() { Folder = Path.GetTempPath(), Runs = runs };

    private static ReachedResult Told(double percent) => new(new Estimate(percent, percent, percent, 0), ScoreKind.Paired, "told", null);

    private static RunFacts Run(TrainingKind kind, double? match, RunState state = RunState.Trained) => new(
        new RunRecord
        {
            Id = $"run-{kind.Route}",
            Name = "punks",
            RecipeFile = "/nowhere/punks.yaml",
            Created = default,
            State = state,
            Script = "train_network",
            Route = "lora",
            Family = "sd15",
            Cost = new RunCost(1800, null, 1, 0.5, IsEstimate: true),
        },
        kind,
        match is { } mean ? Score(mean) : null);

    private static SetScore Score(double mean)
    {
        Spread spread = new(mean, mean, mean, mean, 204);
        return new SetScore
        {
            Kind = ScoreKind.Paired,
            Generated = "generated",
            Originals = "originals",
            Width = 24,
            Height = 24,
            Counts = new ScoreCounts(68, 204, 68, 0, 0, 0),
            Match = new Estimate(mean, mean - 2, mean + 2, 68),
            Style = new Estimate(90, 88, 92, 68),
            Features = [],
            Baselines = new ScoreBaselines(spread, spread, spread, spread, spread, spread, spread, spread, 0),
            Pictures = [],
        };
    }
}
