using System.Text.Json.Nodes;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Tests.Scores;

public sealed class ScoreJsonTests
{
    [Fact]
    public void A_score_is_read_back_as_it_was_written()
    {
        string written = ScoreJson.Write(ExampleScore.Paired);
        SetScore read = ScoreJson.Read(written, "score.json");
        Assert.Equal(written, ScoreJson.Write(read));
        Assert.Equal(ExampleScore.Paired.Match, read.Match);
        Assert.Equal(ExampleScore.Paired.Baselines, read.Baselines);
        Assert.Equal(ExampleScore.Paired.Pictures[0].NearestOriginal, read.Pictures[0].NearestOriginal);
        Assert.Equal(PictureFailure.SingleColour, read.Pictures[1].Failure);
    }

    [Fact]
    public void A_comparison_of_checkpoints_is_read_back_as_it_was_written()
    {
        EpochComparison comparison = new([new EpochScore("epoch 1", 1, null, ExampleScore.Paired), new EpochScore("epoch 2", 2, 408, ExampleScore.Paired)], 0, 1, new Estimate(0, -1, 1, 2), true);
        string written = ScoreJson.Write(comparison);
        Assert.Equal(written, ScoreJson.Write(ScoreJson.ReadEpochs(written, "epochs.json")));
    }

    [Fact]
    public void Keys_are_snake_case_and_enumerations_words()
    {
        JsonNode json = JsonNode.Parse(ScoreJson.Write(ExampleScore.Paired))!;
        Assert.Equal(
            ["form", "kind", "generated", "originals", "width", "height", "counts", "match", "pair", "style", "features", "baselines", "diversity", "pictures"],
            json.AsObject().Select(pair => pair.Key));
        Assert.Equal(["match", "fg5", "bg5", "edge", "exact", "mean_difference"], json["pair"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("paired", (string?)json["kind"]);
        Assert.Equal("top10_coverage", (string?)json["features"]![1]!["feature"]);
        Assert.Equal("near_copy", (string?)json["pictures"]![0]!["nearest_original"]!["kind"]);
        Assert.Equal("single_colour", (string?)json["pictures"]![1]!["failure"]);
        Assert.Equal("finish", (string?)json["pictures"]![0]!["reduction"]);
        Assert.Equal(24.6, (double?)json["baselines"]!["another"]!["p95"]);
    }

    [Fact]
    public void Numbers_have_four_decimals_at_most() =>
        Assert.Contains("\"mean\": 66.6667", ScoreJson.Write(ExampleScore.Paired with { Style = new Estimate(200.0 / 3, 0, 100, 3) }), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"form": 1}""")]
    public void What_is_no_score_is_refused_with_its_place(string json)
    {
        KohyaPrepException refused = Assert.Throws<KohyaPrepException>(() => ScoreJson.Read(json, "out/score.json"));
        Assert.StartsWith("out/score.json: not a score", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_form_is_refused()
    {
        string later = ScoreJson.Write(ExampleScore.Paired with { Form = SetScore.CurrentForm + 1 });
        Assert.Contains("newer version", Assert.Throws<KohyaPrepException>(() => ScoreJson.Read(later, "score.json")).Message, StringComparison.Ordinal);
    }
}
