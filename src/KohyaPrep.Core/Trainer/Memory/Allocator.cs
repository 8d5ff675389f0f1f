using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>
/// What PyTorch holds beyond the tensors: it takes memory in segments, and gives none of them back while a block in it is in use.
/// The shares are measured.
/// </summary>
internal static class Allocator
{
    /// <summary>Workspaces of cuBLAS and cuDNN, in bytes: one for the forward and one for the backward thread, and small things.</summary>
    public const double Workspaces = 0.143 * (1L << 30);

    private const double Segments = 0.07 * (1L << 30);
    private const double RoundingShare = 0.037;

    /// <summary>What weights, states and gradients take more because blocks are rounded up to segments.</summary>
    public static double Rounding(double standing) => Segments + (standing * RoundingShare);

    /// <summary>
    /// Checkpoints and gradients lie between the large blocks of the layer that was worked on, so that the next layer finds no room there.
    /// SD 1.x has few checkpoints, and where only a network beside it is trained, small gradients.
    /// </summary>
    public static double BetweenLayers(ModelFamily family, bool isNetwork, double largest) =>
        largest * (family == ModelFamily.Sd15 && isNetwork ? 0.21 : 1.1);

    /// <summary>Gradients of a whole model go where activations were, and do not fit exactly.</summary>
    public static double BetweenGradients(double activations, double standing) => 0.126 * Math.Min(activations, standing / 3);
}
