using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>The layers that <c>networks.lora</c> puts a pair of matrices on, by default (lora.py: attention, feed-forward, projections).</summary>
/// <param name="Inputs">Of the layer.</param>
/// <param name="Outputs">Of the layer.</param>
/// <param name="Count">How many layers are shaped so.</param>
internal readonly record struct LoraShapes(int Inputs, int Outputs, int Count)
{
    public static IEnumerable<LoraShapes> UnetOf(ModelFamily family) => family == ModelFamily.Sdxl
        ? [.. Transformers(640, 5, 2, 2048), .. Transformers(1280, 6, 10, 2048)]
        : [.. Transformers(320, 5, 1, 768), .. Transformers(640, 5, 1, 768), .. Transformers(1280, 6, 1, 768)];

    public static IEnumerable<LoraShapes> TextEncodersOf(ModelFamily family) => family == ModelFamily.Sdxl
        ? [.. Encoder(768, 12), .. Encoder(1280, 32)]
        : Encoder(768, 12);

    private static LoraShapes[] Transformers(int channels, int count, int depth, int context)
    {
        int blocks = count * depth;
        return
        [
            new(channels, channels, 2 * count),      // proj_in, proj_out
            new(channels, channels, 6 * blocks),     // attn1 q, k, v, out; attn2 q, out
            new(context, channels, 2 * blocks),      // attn2 k, v
            new(channels, 8 * channels, blocks),     // ff, gated
            new(4 * channels, channels, blocks),
        ];
    }

    private static LoraShapes[] Encoder(int width, int layers) =>
        [new(width, width, 4 * layers), new(width, 4 * width, layers), new(4 * width, width, layers)];
}
