using KohyaPrep.Captioning.Visions;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Pictures;
using static KohyaPrep.Fixtures.VisionReplyScript;

namespace KohyaPrep.Captioning.Tests;

public sealed class VisionRunTests
{
    private static readonly string[] Few = ["a man in a hood", "a man with a cap", "a man with a crown", "a man with a hat", "a man with a beard", "a man"];

    [Fact]
    public async Task Each_picture_is_asked_about_once_enlarged_by_a_whole_factor()
    {
        using VisionSet set = new(3);
        using StandInVision server = new(question => Answer(Few[question.Number]));
        (IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> refused) = await set.Run(VisionSet.Setting(server.Address) with { Key = "secret", Parallel = 1 });
        Assert.Equal(Few.Take(3), answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
        Assert.Empty(refused);
        Assert.Equal(3, server.Asked.Count);
        VisionAsked first = server.Asked[0];
        Assert.StartsWith("POST /v1/chat/completions HTTP/1.1", first.Head, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer secret", first.Head, StringComparison.Ordinal);
        Assert.Equal(("What is it?", "stand-in"), (first.Prompt, first.Body.GetProperty("model").GetString()));
        DecodedPicture sent = PictureDecoder.Decode(first.Picture);
        Assert.Equal((504, 504), (sent.Header.Width, sent.Header.Height));
        uint[] small = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(set.Dataset.Root, "lad_001.png"))).Pixels!.Pixels.ToArray();
        Assert.All(Enumerable.Range(0, 504 * 504), i => Assert.Equal(small[(i / 504 / 21 * 24) + (i % 504 / 21)], sent.Pixels!.Pixels[i]));
        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(set.AnswersFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("busy until")]
    [InlineData("failing")]
    [InlineData("gateway")]
    [InlineData("slow")]
    [InlineData("cut")]
    [InlineData("hung up")]
    [InlineData("page")]
    [InlineData("empty body")]
    [InlineData("endless")]
    public async Task A_question_that_fails_is_asked_again(string how)
    {
        VisionReplyScript failure = how switch
        {
            "busy" => Error(429, "Rate limit reached", "rate_limit_exceeded", "Retry-After: 1"),
            "busy until" => Error(503, "Loading model", "", $"Retry-After: {DateTimeOffset.UtcNow.AddHours(1):R}"),
            "failing" => Error(500, "CUDA out of memory"),
            "gateway" => new VisionReplyScript(502, "<html>Bad Gateway</html>"),
            "slow" => Answer("late") with { Delay = Timeout.InfiniteTimeSpan },
            "cut" => Answer("a man whose description ends in the middle") with { CutAfter = 120 },
            "hung up" => HangUp,
            "page" => new VisionReplyScript(200, "<!doctype html><title>Sign in</title>"),
            "empty body" => new VisionReplyScript(200, ""),
            _ => new VisionReplyScript(200, $"{{\"choices\": \"{new string('x', 5 << 20)}\"}}"),
        };
        using VisionSet set = new(1);
        using StandInVision server = new(question => question.Number == 0 ? failure : Answer("a man in a hood"));
        (IReadOnlyDictionary<string, string> answers, _) = await set.Run(VisionSet.Setting(server.Address) with { Timeout = how == "slow" ? TimeSpan.FromMilliseconds(800) : TimeSpan.FromSeconds(20) });
        Assert.Equal("a man in a hood", answers["lad_001.png"]);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_says_when_to_come_back_is_heeded()
    {
        using VisionSet set = new(1);
        List<DateTime> times = [];
        using StandInVision server = new(question =>
        {
            lock (times)
                times.Add(DateTime.UtcNow);
            return question.Number == 0 ? Error(429, "slow down", "", "Retry-After: 1") : Answer("a man");
        });
        await set.Run(VisionSet.Setting(server.Address) with { LongestWait = TimeSpan.FromMinutes(1) });
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(0.95), $"{times[1] - times[0]}");
    }

    [Fact]
    public async Task A_picture_whose_question_fails_every_time_is_a_finding_and_the_others_go_on()
    {
        using VisionSet set = new(3);
        using StandInVision server = new(question => question.Number is 1 or 2 or 3 ? Error(500, "boom") : Answer($"a man, number {question.Number}"));
        (IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> refused) = await set.Run(VisionSet.Setting(server.Address) with { Parallel = 1 });
        Assert.Equal(["lad_001.png", "lad_003.png"], answers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("punks/lad_002.png: The server answers with 500: boom. It was asked 3 times.", Assert.Single(refused));
    }

    [Theory]
    [InlineData(401, "Incorrect API key provided: top-secret.", "", "refuses the question (401): Incorrect API key provided: …")]
    [InlineData(404, "model 'stand-in' not found", "", "no model 'stand-in'")]
    [InlineData(429, "You exceeded your current quota", "insufficient_quota", "Nothing is left to pay")]
    [InlineData(301, "", "", "sends elsewhere")]
    [InlineData(500, "broken", "", "4 questions failed and none succeeded. The last: The server answers with 500: broken")]
    [InlineData(0, "", "", "4 questions failed and none succeeded")]
    public async Task What_fails_for_every_picture_stops_the_run(int status, string message, string code, string said)
    {
        using VisionSet set = new(6);
        using StandInVision server = new(_ => status == 0 ? HangUp : Error(status, message, code));
        KohyaPrepException stopped = await Assert.ThrowsAsync<KohyaPrepException>(() => set.Run(VisionSet.Setting(server.Address) with { Parallel = 1, Retries = 0, Key = "top-secret" }));
        Assert.Contains(said, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("top-secret", stopped.Message, StringComparison.Ordinal);
        Assert.InRange(server.Asked.Count, 1, 4);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        using VisionSet set = new(5);
        string address;
        using (StandInVision gone = new(_ => HangUp))
            address = gone.Address;
        KohyaPrepException stopped = await Assert.ThrowsAsync<KohyaPrepException>(() => set.Run(VisionSet.Setting(address) with { Retries = 0 }));
        Assert.Contains(address[..^3], stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_is_not_asked_again_after_an_interruption_and_what_was_not_is()
    {
        using VisionSet set = new(6);
        using CancellationTokenSource interrupt = new();
        using StandInVision server = new(question =>
        {
            if (question.Number == 3)
                interrupt.Cancel();
            return question.Number == 1 ? Answer("I'm sorry, I can't help with that.") : Answer(Few[question.Number % 6]);
        });
        VisionSetting setting = VisionSet.Setting(server.Address) with { Parallel = 1 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => set.Run(setting, interrupt.Token));
        int before = server.Asked.Count;
        await File.AppendAllTextAsync(set.AnswersFile, "{\"file\": \"lad_00", TestContext.Current.CancellationToken);

        (IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> refused) = await set.Run(setting);
        Assert.Equal((6, 0), (answers.Count, refused.Count));
        Assert.Equal(before + 4, server.Asked.Count);
        await set.Run(setting);
        Assert.Equal(before + 4, server.Asked.Count);
        await set.Run(setting with { Model = "another" });
        Assert.Equal(before + 10, server.Asked.Count);
    }

    [Fact]
    public async Task The_kept_answers_are_a_table()
    {
        using VisionSet set = new(3);
        using StandInVision server = new(question => Answer(question.Number == 2 ? "" : Few[question.Number]));
        await set.Run(VisionSet.Setting(server.Address) with { Parallel = 1 });
        TableReading read = CaptionTables.Read([set.AnswersFile], null, set.Dataset, path => path);
        Assert.Empty(read.Findings);
        Assert.Equal(["a man in a hood", "a man with a cap", ""], set.Dataset.PicturesRead().Select(picture => read.Values.Of(picture, "vision")));
    }

    [Fact]
    public async Task One_answer_for_most_pictures_is_none()
    {
        using VisionSet set = new(6);
        using StandInVision server = new(question => Answer(question.Number == 2 ? "a man with a crown" : "A pixel art portrait of a person."));
        (IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> refused) = await set.Run(VisionSet.Setting(server.Address));
        Assert.Equal(["a man with a crown"], answers.Values);
        Assert.Equal(5, refused.Count);
        Assert.All(refused, one => Assert.Contains("says the same of most pictures", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_questions_are_on_their_way_than_asked_for()
    {
        using VisionSet set = new(6);
        using StandInVision server = new(question => Answer(Few[question.Number]) with { Delay = TimeSpan.FromMilliseconds(150) });
        await set.Run(VisionSet.Setting(server.Address) with { Parallel = 3 });
        Assert.InRange(server.MostAtOnce, 2, 3);
    }

    [Fact]
    public async Task Questions_keep_their_distance()
    {
        using VisionSet set = new(4);
        using StandInVision server = new(question => Answer(Few[question.Number]));
        DateTime start = DateTime.UtcNow;
        await set.Run(VisionSet.Setting(server.Address) with { Parallel = 4, PerMinute = 1200 });
        Assert.True(DateTime.UtcNow - start >= TimeSpan.FromMilliseconds(145));
    }

    [Theory]
    [InlineData("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "max_completion_tokens")]
    [InlineData("Unsupported value: 'temperature' does not support 0 with this model.", "max_tokens")]
    public async Task A_server_that_names_things_otherwise_is_spoken_to_so(string complaint, string name)
    {
        using VisionSet set = new(2);
        using StandInVision server = new(question => question.Number == 0 ? Error(400, complaint, "unsupported_parameter") : Answer(Few[question.Number]));
        (IReadOnlyDictionary<string, string> answers, _) = await set.Run(VisionSet.Setting(server.Address) with { Parallel = 1 });
        Assert.Equal(2, answers.Count);
        Assert.Equal(3, server.Asked.Count);
        Assert.True(server.Asked[2].Body.TryGetProperty(name, out _));
        Assert.Equal(name == "max_completion_tokens", server.Asked[2].Body.TryGetProperty("temperature", out _));
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text","text":"a man"},{"type":"text","text":" in a hood"}]}}]}""", "a man in a hood", "")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":"<think>He wears…\nsomething.</think>\n\nA man in a hood."}}],"usage":null}""", "A man in a hood", "")]
    [InlineData("""{"choices":[{"message":{"content":null,"refusal":"I cannot."}}]}""", "", "The model refuses.")]
    [InlineData("""{"choices":[{"message":{"content":"a man in"},"finish_reason":"length"}]}""", "", "cut off")]
    [InlineData("""{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}""", "", "filter")]
    [InlineData("""{"choices":[]}""", "", "no answer in it")]
    [InlineData("""{"choices":[{"text":"old style"}]}""", "", "no answer in it")]
    [InlineData("""{"error":"model is loading forever"}""", "", "The server says: model is loading forever")]
    [InlineData("""{"choices":[{"message":{"content":"a lone \ud800 surrogate"}}]}""", "", "not what such a server says")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"a man\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\" in a hood\"}}]}\n\ndata: [DONE]\n\n", "a man in a hood", "")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"a man\"}}]}\n\n", "", "not what such a server says")]
    [InlineData("""[1, 2]""", "", "not what such a server says")]
    public async Task Replies_of_many_forms_are_understood_or_told(string body, string answer, string fault)
    {
        using VisionSet set = new(1);
        using StandInVision server = new(_ => new VisionReplyScript(200, body));
        (IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> refused) = await set.Run(VisionSet.Setting(server.Address));
        Assert.Equal(answer, answers.GetValueOrDefault("lad_001.png", ""));
        Assert.Contains(fault, string.Concat(refused), StringComparison.Ordinal);
    }
}
