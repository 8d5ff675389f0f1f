using System.Text;
using KohyaPrep.Core.Captions.Repairs;
using KohyaPrep.Core.Captions.Tokens;

namespace KohyaPrep.Core.Captions;

/// <summary>
/// Turns a caption into CLIP's tokens as the trainer does: transformers' CLIPTokenizer with ftfy. Safe to use from many threads; what it has learnt
/// of words is kept, so that a word is encoded once.
/// </summary>
public sealed class ClipTokenizer
{
    private const int LongestKept = 64;
    private const int OnStack = 1024;

    // In pieces.
    private const int ShortWord = 64;

    private static readonly Lazy<ClipTokenizer> OnFirstUse = new(() => new ClipTokenizer());

    private static readonly int[] StartToken = [ClipVocabulary.Start];
    private static readonly int[] EndToken = [ClipVocabulary.End];

    private readonly ClipVocabulary vocabulary = ClipVocabulary.Read();
    private readonly WordCache words = new();

    private ClipTokenizer()
    {
    }

    /// <summary>The one tokenizer; its vocabulary is read at the first use.</summary>
    public static ClipTokenizer Shared => OnFirstUse.Value;

    /// <summary>Adds a caption's tokens, without the marks of start and end. Nothing is allocated for plain text of known words.</summary>
    public void Encode(string caption, List<int> ids)
    {
        foreach (ReadOnlySpan<char> part in new MarkedText(caption))
        {
            if (MarkOf(part) is { } mark)
                ids.Add(mark[0]);
            else if (TextRepair.IsSound(part))
                EncodeSound(part, ids);
            else
                EncodeLower(PythonCase.Lower(TextRepair.Fix(part.ToString())), ids);
        }
    }

    /// <summary>How many tokens a caption has, without the marks of start and end.</summary>
    public int Count(string caption)
    {
        List<int> ids = [];
        Encode(caption, ids);
        return ids.Count;
    }

    /// <summary>A caption's tokens, and what of its text a limit leaves out.</summary>
    /// <param name="limit">75, 150 or 225.</param>
    public CaptionTokens Read(string caption, int limit)
    {
        List<int> ids = [];
        Encode(caption, ids);
        return new CaptionTokens(ids, limit, ids.Count > limit ? CutOf(caption, limit) : "");
    }

    private void EncodeSound(ReadOnlySpan<char> text, List<int> ids)
    {
        Span<char> lower = text.Length <= OnStack ? stackalloc char[text.Length] : new char[text.Length];
        Ascii.ToLower(text, lower, out _);
        EncodeLower(lower, ids);
    }

    private void EncodeLower(ReadOnlySpan<char> text, List<int> ids)
    {
        int start = 0;
        while (WordCutter.Next(text, ref start) is { Length: > 0 } word)
        {
            if (words.Find(word) is { } known)
                ids.AddRange(known.AsSpan());
            else
                EncodeNew(word, ids);
            start += word.Length;
        }
    }

    // A list of its own is made only for a word that is kept: a flood of rare words allocates nothing.
    private void EncodeNew(ReadOnlySpan<char> word, List<int> ids)
    {
        if (word[0] == '<' || WordPieces.MostPieces(word.Length) > ShortWord || words.HasRoomFor(word))
        {
            ids.AddRange(TokensOf(word).AsSpan());
            return;
        }

        Span<ushort> pieces = stackalloc ushort[ShortWord];
        int count = WordPieces.Of(word, vocabulary, pieces);
        foreach (ushort piece in pieces[..count])
            ids.Add(piece);
    }

    private int[] TokensOf(ReadOnlySpan<char> word)
    {
        if (words.Find(word) is { } known)
            return known;
        int[] tokens = MarkOf(word) ?? WordPieces.ListOf(word, vocabulary);
        if (word.Length <= LongestKept)
            words.Keep(word, tokens);
        return tokens;
    }

    // The text is gone through again, up to the first token that is lost: few captions are cut.
    private string CutOf(string caption, int limit)
    {
        StringBuilder cut = new();
        int left = limit;
        foreach (ReadOnlySpan<char> part in new MarkedText(caption))
        {
            string text = MarkOf(part) is null ? TextRepair.Fix(part.ToString()) : part.ToString();
            cut.Append(cut.Length > 0 ? text : text[StartOfCut(text, ref left)..]);
        }

        return cut.ToString().TrimEnd();
    }

    // Where the first token after those that are left begins; the text's end when all of them have room.
    private int StartOfCut(string text, ref int left)
    {
        string lower = PythonCase.Lower(text);
        int start = 0;
        while (WordCutter.Next(lower, ref start) is { Length: > 0 } word)
        {
            int[] tokens = TokensOf(word);
            if (tokens.Length > left)
                return PythonCase.IndexBeforeLower(text, start + CharactersOf(word, tokens.AsSpan(0, left)));
            left -= tokens.Length;
            start += word.Length;
        }

        return text.Length;
    }

    // How many of a word's characters some tokens cover wholly.
    private int CharactersOf(ReadOnlySpan<char> word, ReadOnlySpan<int> tokens)
    {
        int bytes = 0;
        foreach (int token in tokens)
            bytes += vocabulary.LengthOf(token);
        int characters = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            characters += rune.Utf16SequenceLength;
        }

        return characters;
    }

    private static int[]? MarkOf(ReadOnlySpan<char> part) => part switch
    {
        WordCutter.StartMark => StartToken,
        WordCutter.EndMark => EndToken,
        _ => null,
    };
}
