namespace KohyaPrep.Fixtures;

/// <summary>What a stand-in server does with one question.</summary>
/// <param name="Status">0 to hang up without a word.</param>
/// <param name="Body">Sent as it is.</param>
public sealed record VisionReplyScript(int Status, string Body)
{
    /// <summary>Header lines beside those that every reply has.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Hang up after so many bytes of the body, although more was promised.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Wait before anything is said; until the client hangs up when infinite.</summary>
    public TimeSpan Delay { get; init; }

    public static VisionReplyScript HangUp { get; } = new(0, "");

    /// <summary>An answer as OpenAI's server gives it.</summary>
    public static VisionReplyScript Answer(string text, string finish = "stop", int promptTokens = 100, int answerTokens = 10) => new(
        200,
        $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"stand-in","choices":[{"index":0,"message":{"role":"assistant","content":{{{Quoted(text)}}}},"finish_reason":"{{{finish}}}"}],"usage":{"prompt_tokens":{{{promptTokens}}},"completion_tokens":{{{answerTokens}}},"total_tokens":{{{promptTokens + answerTokens}}}}}
        """);

    /// <summary>An error as OpenAI's server words it.</summary>
    public static VisionReplyScript Error(int status, string message, string code = "", params string[] headers) =>
        new(status, $$$"""{"error":{"message":{{{Quoted(message)}}},"type":"error","code":{{{Quoted(code)}}}}}""") { Headers = headers };

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
