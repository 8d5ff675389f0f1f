using System.Text.Json;
using System.Text.Unicode;

namespace KohyaPrep.Core.Models;

/// <summary>The JSON of a header, read token by token: what a tree of it would take does not depend on what someone wrote.</summary>
internal static class SafetensorsHeaderParser
{
    // More than any tensor has, and few enough that a header of nothing but numbers stays small in memory.
    private const int MostNumbers = 64;

    private const string MetadataKey = "__metadata__";

    /// <exception cref="JsonException">It is none, with the reason in words for people.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
            throw new JsonException("it is not UTF-8");
        OrderedDictionary<string, string> metadata = new(StringComparer.Ordinal);
        List<SafetensorsTensor> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        try
        {
            Utf8JsonReader json = new(bytes, new JsonReaderOptions { MaxDepth = 8 });
            Expect(json.Read() && json.TokenType == JsonTokenType.StartObject, "it is no JSON object");
            while (ReadKey(ref json) is { } name)
            {
                Expect(names.Add(name), "it names something twice");
                if (name == MetadataKey)
                    ReadMetadata(ref json, metadata);
                else
                    tensors.Add(ReadTensor(ref json, name));
            }

            Expect(!json.Read(), "something follows its end");
        }
        catch (JsonException fault) when (fault.LineNumber is not null)
        {
            throw new JsonException("it is not JSON");
        }
        catch (InvalidOperationException)
        {
            // A text with half of a surrogate pair as an escape: no text at all.
            throw new JsonException("it has a text that is none");
        }

        return new SafetensorsHeader(metadata, tensors, 0);
    }

    private static void ReadMetadata(ref Utf8JsonReader json, OrderedDictionary<string, string> metadata)
    {
        json.Read();
        Expect(json.TokenType is JsonTokenType.StartObject or JsonTokenType.Null, "its metadata is no object");
        if (json.TokenType == JsonTokenType.Null)
            return;
        while (ReadKey(ref json) is { } name)
        {
            json.Read();
            Expect(json.TokenType == JsonTokenType.String, "its metadata has a value that is no text");
            metadata[name] = json.GetString()!;
        }
    }

    private static SafetensorsTensor ReadTensor(ref Utf8JsonReader json, string name)
    {
        const string Fault = "a tensor lacks its type, shape or place";
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        json.Read();
        Expect(json.TokenType == JsonTokenType.StartObject, Fault);
        while (ReadKey(ref json) is { } key)
        {
            json.Read();
            switch (key)
            {
                case "dtype":
                    Expect(json.TokenType == JsonTokenType.String, Fault);
                    type = json.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref json, Fault);
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(ref json, Fault);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        Expect(type is not null && shape is not null && offsets is [_, _], Fault);
        return new SafetensorsTensor(name, type!, shape!, offsets![0], offsets[1]);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader json, string fault)
    {
        List<long> numbers = [];
        Expect(json.TokenType == JsonTokenType.StartArray, fault);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            long number = 0;
            Expect(json.TokenType == JsonTokenType.Number && json.TryGetInt64(out number), fault);
            // Half of what a number can be: sums of two stay numbers.
            Expect(number is >= 0 and <= long.MaxValue / 2 && numbers.Count < MostNumbers, fault);
            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>The next key of an object; null at its end.</summary>
    private static string? ReadKey(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName ? json.GetString() : null;
    }

    private static void Expect(bool holds, string fault)
    {
        if (!holds)
            throw new JsonException(fault);
    }
}
