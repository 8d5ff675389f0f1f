using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>The U-Nets, layer by layer in the order of the forward pass.</summary>
internal static class UnetUnits
{
    private static readonly Lazy<IReadOnlyList<UnetUnit>> Sd15 = new(() => Chain([320, 640, 1280, 1280], [1, 1, 1, 0], 1, 768));
    private static readonly Lazy<IReadOnlyList<UnetUnit>> Sdxl = new(() => Chain([320, 640, 1280], [0, 2, 10], 10, 2048));

    public static IReadOnlyList<UnetUnit> Of(ModelFamily family) => family == ModelFamily.Sdxl ? Sdxl.Value : Sd15.Value;

    // Two residual blocks a level on the way down, three on the way up, each of which takes one of the outputs from the way down.
    private static List<UnetUnit> Chain(int[] channels, int[] depths, int middleDepth, int context)
    {
        List<UnetUnit> units = [];
        Stack<int> skips = new([channels[0]]);
        int width = channels[0];
        int divisor = 8;
        units.Add(new(UnetUnitKind.Input, UnetPart.Down, 4, width, divisor));
        for (int level = 0; level < channels.Length; level++)
        {
            for (int block = 0; block < 2; block++)
            {
                AddBlock(UnetPart.Down, width, channels[level], depths[level]);
                skips.Push(width);
            }

            if (level == channels.Length - 1)
                break;
            units.Add(new(UnetUnitKind.Downsample, UnetPart.Down, width, width, divisor));
            divisor *= 2;
            skips.Push(width);
        }

        AddBlock(UnetPart.Middle, width, width, middleDepth);
        AddBlock(UnetPart.Middle, width, width, 0);
        for (int level = channels.Length - 1; level >= 0; level--)
        {
            for (int block = 0; block < 3; block++)
                AddBlock(UnetPart.Up, width + skips.Pop(), channels[level], depths[level]);
            if (level == 0)
                break;
            divisor /= 2;
            units.Add(new(UnetUnitKind.Upsample, UnetPart.Up, width, width, divisor));
        }

        units.Add(new(UnetUnitKind.Output, UnetPart.Up, width, 4, divisor));
        return units;

        void AddBlock(UnetPart part, int inputs, int outputs, int depth)
        {
            units.Add(new(UnetUnitKind.Residual, part, inputs, outputs, divisor));
            width = outputs;
            if (depth == 0)
                return;
            if (context == 768)
            {
                units.Add(new(UnetUnitKind.Transformer, part, width, width, divisor, context, 8));
                return;
            }

            units.Add(new(UnetUnitKind.ProjectionIn, part, width, width, divisor));
            for (int layer = 0; layer < depth; layer++)
                units.Add(new(UnetUnitKind.TransformerLayer, part, width, width, divisor, context, width / 64));
            units.Add(new(UnetUnitKind.ProjectionOut, part, width, width, divisor));
        }
    }
}
