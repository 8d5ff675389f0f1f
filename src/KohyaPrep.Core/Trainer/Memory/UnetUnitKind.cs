namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>The kinds of layers that a U-Net is a chain of.</summary>
internal enum UnetUnitKind
{
    /// <summary>The first convolution.</summary>
    Input,
    Residual,

    /// <summary>A whole transformer of SD 1.x: norm, convolution, one layer, convolution. One checkpoint.</summary>
    Transformer,

    /// <summary>Norm and linear projection before the transformer layers of SDXL.</summary>
    ProjectionIn,

    /// <summary>One transformer layer of SDXL. One checkpoint.</summary>
    TransformerLayer,
    ProjectionOut,
    Downsample,
    Upsample,

    /// <summary>The last norm and convolution.</summary>
    Output,
}
