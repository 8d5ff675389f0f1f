using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>How large a training's files become, from the shapes of what is trained. Within 2 % of real ones.</summary>
/// <param name="Checkpoint">Bytes of one saved model.</param>
/// <param name="State">Bytes of one state folder.</param>
public sealed record CheckpointSize(long Checkpoint, long State)
{
    // The ss_* keys of a LoRA file: options, bucket counts, tag frequencies.
    private const int LoraMetadata = 10_000;

    // Random states, scheduler, scaler and train_state.json.
    private const int SmallParts = 20_000;

    /// <param name="savedBytes">Of one element in a checkpoint: 4 for float, 2 for fp16 and bf16.</param>
    /// <param name="trainedBytes">Of one element in training: 2 with <c>full_fp16</c> or <c>full_bf16</c>, otherwise 4.</param>
    /// <param name="dim"><c>network_dim</c>; the trainer's own where null.</param>
    /// <param name="conditioning"><c>cond_emb_dim</c> of LLLite.</param>
    /// <param name="trainsEncoders">Whether the text encoders are trained as well.</param>
    public static CheckpointSize Of(
        Route route, ModelFamily family, string optimizer, int savedBytes, int trainedBytes, int? dim, int conditioning, bool trainsEncoders)
    {
        TensorBytes[] tensors = route switch
        {
            Route.Lora => Lora(family, dim ?? 4, trainsEncoders),
            Route.ControlNetLllite => Lllite(dim ?? 64, conditioning),
            Route.ControlNet => Whole(ParameterCounts.ControlNet(family), family == ModelFamily.Sdxl ? 844 : 340),
            _ => family == ModelFamily.Sdxl
                ? [.. Whole(ParameterCounts.Unet(family), 1680), .. trainsEncoders ? Whole(ParameterCounts.TextEncoders(family), 713) : []]
                : [.. Whole(ParameterCounts.Unet(family), 686), .. trainsEncoders ? Whole(ParameterCounts.TextEncoders(family), 196) : []],
        };
        long weights = TensorBytes.File(tensors, trainedBytes);
        // The whole U-Net that carries it is part of the state (in 16 bits, as it is loaded).
        if (route == Route.ControlNetLllite)
            weights += ParameterCounts.Unet(family) * 2;
        long saved = route switch
        {
            Route.Lora => TensorBytes.File(tensors, savedBytes) + LoraMetadata,
            Route.ControlNetLllite or Route.ControlNet => TensorBytes.File(tensors, savedBytes),
            _ => TensorBytes.File(
                Whole(
                    ParameterCounts.Unet(family) + ParameterCounts.TextEncoders(family) + ParameterCounts.Vae,
                    family == ModelFamily.Sdxl ? 2515 : 1131),
                savedBytes),
        };
        return new CheckpointSize(saved, weights + TensorBytes.Optimizer(tensors, optimizer) + SmallParts);
    }

    // Many tensors of which only the sum matters: all but the first are counted without elements.
    private static TensorBytes[] Whole(long elements, int tensors) => [new(elements, 1), new(0, tensors - 1)];

    private static TensorBytes[] Lora(ModelFamily family, int dim, bool trainsEncoders)
    {
        IEnumerable<LoraShapes> shapes = LoraShapes.UnetOf(family);
        if (trainsEncoders)
            shapes = shapes.Concat(LoraShapes.TextEncodersOf(family));
        return
        [
            .. shapes.SelectMany(shape => new TensorBytes[]
            {
                new((long)shape.Inputs * dim, shape.Count),
                new((long)shape.Outputs * dim, shape.Count),
                new(1, shape.Count, IsTrained: false),
            }),
        ];
    }

    // On q, k, v of attn1 and q of attn2 in the input and middle blocks (control_net_lllite_for_train.py:43).
    private static TensorBytes[] Lllite(int dim, int conditioning) =>
        [.. LlliteLayer(640, 16, dim, conditioning, deep: false), .. LlliteLayer(1280, 120, dim, conditioning, deep: true)];

    private static TensorBytes[] LlliteLayer(int inputs, int count, int dim, int conditioning, bool deep)
    {
        long half = conditioning / 2;
        TensorBytes[] middle = deep
            ? [new(half * half * 16, count), new(half, count), new(half * conditioning * 4, count)]
            : [new(half * conditioning * 16, count)];
        return
        [
            new(3 * half * 16, count), new(half, count), .. middle, new(conditioning, count),
            new((long)inputs * dim, count), new(dim, count),
            new((long)(dim + conditioning) * dim, count), new(dim, count),
            new((long)dim * inputs, count), new(inputs, count),
        ];
    }
}
