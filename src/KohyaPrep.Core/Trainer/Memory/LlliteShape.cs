namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>The sizes of an LLLite network.</summary>
/// <param name="Dim"><c>network_dim</c></param>
/// <param name="Conditioning"><c>cond_emb_dim</c></param>
internal sealed record LlliteShape(int Dim, int Conditioning);
