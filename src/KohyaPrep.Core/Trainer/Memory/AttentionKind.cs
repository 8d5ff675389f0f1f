namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>How the U-Net computes attention.</summary>
public enum AttentionKind
{
    /// <summary>The scores of every pair of tokens are kept: what the trainer does when no option says otherwise.</summary>
    Plain,

    /// <summary><c>sdpa</c></summary>
    Sdpa,

    /// <summary><c>xformers</c></summary>
    Xformers,

    /// <summary><c>mem_eff_attn</c></summary>
    MemoryEfficient,
}
