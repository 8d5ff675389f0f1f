using System.Text.Json;

namespace KohyaPrep.Captioning.Visions;

/// <summary>What a server said in the end.</summary>
/// <param name="Text">The answer as it came; empty for none.</param>
/// <param name="Trouble">What was the matter with it as a reply, in one sentence; empty for nothing.</param>
/// <param name="PromptTokens">That the server counted; 0 when it does not count.</param>
/// <param name="AnswerTokens">Likewise.</param>
public sealed record VisionReply(string Text, string Trouble, long PromptTokens, long AnswerTokens)
{
    private static readonly VisionReply NoReply = new("", "", 0, 0);

    /// <summary>Whether the server gave no answer at all: whatever the picture, the next question may fare the same.</summary>
    public bool IsLost { get; private init; }

    public static VisionReply Failed(string trouble) => NoReply with { Trouble = trouble, IsLost = true };

    /// <param name="body">Of a reply with status 200.</param>
    /// <returns>Null when it is no reply of such a server at all.</returns>
    public static VisionReply? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (VisionStream.IsOne(body.Span))
                return VisionStream.Join(body.Span) is { } text ? NoReply with { Text = text } : null;
            using JsonDocument document = JsonDocument.Parse(body);
            return OfRoot(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written out, is JSON and yet no text.
            return null;
        }
    }

    /// <summary>What a server says is wrong; empty when it says nothing that can be understood.</summary>
    public static (string Message, string Code) ErrorOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return ErrorIn(document.RootElement);
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException)
        {
            return ("", "");
        }
    }

    private static (string Message, string Code) ErrorIn(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return ("", "");
        JsonElement error = root.TryGetProperty("error", out JsonElement inner) ? inner : root;
        if (error.ValueKind == JsonValueKind.String)
            return (error.GetString()!, "");
        return (TextOf(error, "message") ?? TextOf(error, "detail") ?? "", TextOf(error, "code") ?? TextOf(error, "type") ?? "");
    }

    private static VisionReply? OfRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        VisionReply counted = root.TryGetProperty("usage", out JsonElement usage) && usage.ValueKind == JsonValueKind.Object
            ? NoReply with { PromptTokens = NumberOf(usage, "prompt_tokens"), AnswerTokens = NumberOf(usage, "completion_tokens") }
            : NoReply;
        if (!root.TryGetProperty("choices", out JsonElement choices) || choices.ValueKind != JsonValueKind.Array)
            return ErrorIn(root).Message is { Length: > 0 } message ? counted with { Trouble = $"The server says: {message}" } : null;
        bool isAnswer = choices.GetArrayLength() > 0 && choices[0].ValueKind == JsonValueKind.Object
            && choices[0].TryGetProperty("message", out JsonElement first) && first.ValueKind == JsonValueKind.Object;
        if (!isAnswer)
            return counted with { Trouble = "The reply has no answer in it." };
        JsonElement said = choices[0].GetProperty("message");
        string reason = TextOf(choices[0], "finish_reason") ?? "";
        if (TextOf(said, "refusal") is { Length: > 0 })
            return counted with { Trouble = "The model refuses." };
        return counted with
        {
            Text = said.TryGetProperty("content", out JsonElement content) ? ContentOf(content) : "",
            Trouble = reason switch
            {
                "length" => "The answer was cut off at the most tokens that it may have.",
                "content_filter" => "The server's filter held the answer back.",
                _ => "",
            },
        };
    }

    /// <summary>A text, or parts of which some are texts.</summary>
    private static string ContentOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part =>
            part.ValueKind == JsonValueKind.String ? part.GetString() : part.ValueKind == JsonValueKind.Object ? TextOf(part, "text") : "")),
        _ => "",
    };

    private static string? TextOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static long NumberOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= 0
            ? number
            : 0;
}
