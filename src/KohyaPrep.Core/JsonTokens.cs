using System.Text.Json;

namespace KohyaPrep.Core;

/// <summary>The tokens of a JSON document that is too large to be held whole, one after the other.</summary>
internal sealed class JsonTokens(Stream stream)
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isLast;
    private JsonReaderState state;

    public JsonTokenType Type { get; private set; }

    /// <summary>How many objects and lists stand around the token.</summary>
    public int Depth { get; private set; }

    /// <summary>The text of a name or string; empty for anything else.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Goes on by one token.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="JsonException">The document is damaged.</exception>
    public bool Read()
    {
        while (true)
        {
            Utf8JsonReader reader = new(buffer.AsSpan(start, end - start), isLast, state);
            if (reader.Read())
            {
                (Type, Depth) = (reader.TokenType, reader.CurrentDepth);
                Text = Type is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString()! : "";
                start += (int)reader.BytesConsumed;
                state = reader.CurrentState;
                return true;
            }

            if (isLast)
                return false;
            Fill();
        }
    }

    /// <summary>Goes on to the next token, which must be a string.</summary>
    /// <returns>The string.</returns>
    /// <exception cref="JsonException">It is none, or the document is damaged.</exception>
    public string ReadText() => Read() && Type == JsonTokenType.String ? Text : throw new JsonException("A text was expected.");

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        int read = stream.Read(buffer, end, buffer.Length - end);
        isLast = read == 0;
        end += read;
    }
}
