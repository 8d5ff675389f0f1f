namespace KohyaPrep.Core.Captions;

/// <summary>A caption as the text encoder gets it.</summary>
/// <param name="Ids">The tokens, without the marks of start and end.</param>
/// <param name="Limit">How many of them the trainer takes: 75, 150 or 225.</param>
/// <param name="Cut">The end of the text (as repaired) that the limit leaves out, from the first token that is lost; empty when nothing is.</param>
public sealed record CaptionTokens(IReadOnlyList<int> Ids, int Limit, string Cut)
{
    public int Count => Ids.Count;

    public bool IsCut => Ids.Count > Limit;
}
