using System.Runtime.InteropServices;

namespace KohyaPrep.Fixtures;

/// <summary>
/// A tagger of one layer, as an ONNX file: the mean of each colour over the picture, times weights, plus a bias, through a sigmoid. What it must say
/// can be worked out on paper.
/// </summary>
/// <param name="Weights">For each of the three colours, in the order of the input, a weight for each tag.</param>
/// <param name="Bias">For each tag.</param>
public sealed record SmallTagger(float[][] Weights, float[] Bias)
{
    /// <summary>0 for a size or a batch that the model leaves open.</summary>
    public int Size { get; init; } = 8;

    public int Batch { get; init; }

    public bool IsChannelsFirst { get; init; }

    /// <summary>Without it, numbers come out that are no probabilities yet.</summary>
    public bool HasSigmoid { get; init; } = true;

    /// <summary>The probabilities for a picture of these mean colours.</summary>
    public double[] Of(params ReadOnlySpan<double> means)
    {
        double[] result = new double[Bias.Length];
        for (int tag = 0; tag < Bias.Length; tag++)
        {
            double sum = Bias[tag];
            for (int channel = 0; channel < 3; channel++)
                sum += means[channel] * Weights[channel][tag];
            result[tag] = 1 / (1 + Math.Exp(-sum));
        }

        return result;
    }

    /// <returns>The model's file.</returns>
    public byte[] ToOnnx()
    {
        const int FloatType = 1;
        int tags = Bias.Length;
        int[] axes = IsChannelsFirst ? [2, 3] : [1, 2];
        Protobuf keep = new Protobuf().Text(1, "keepdims").Number(3, 0).Number(20, 2);
        Protobuf over = new Protobuf().Text(1, "axes").Number(8, axes[0]).Number(8, axes[1]).Number(20, 7);
        string last = HasSigmoid ? "sum" : "output";
        Protobuf graph = new Protobuf()
            .Message(1, Node("ReduceMean", ["input"], "mean").Message(5, over).Message(5, keep))
            .Message(1, Node("MatMul", ["mean", "weights"], "product"))
            .Message(1, Node("Add", ["product", "bias"], last));
        if (HasSigmoid)
            graph.Message(1, Node("Sigmoid", ["sum"], "output"));
        graph.Text(2, "tagger")
            .Message(5, Tensor("weights", [3, tags], [.. Weights.SelectMany(row => row)]))
            .Message(5, Tensor("bias", [tags], Bias))
            .Message(11, Value("input", IsChannelsFirst ? [Batch, 3, Size, Size] : [Batch, Size, Size, 3]))
            .Message(12, Value("output", [Batch, tags]));
        return new Protobuf().Number(1, 8).Message(7, graph).Message(8, new Protobuf().Text(1, "").Number(2, 13)).Bytes;

        static Protobuf Node(string type, string[] inputs, string output)
        {
            Protobuf node = new();
            foreach (string input in inputs)
                node.Text(1, input);
            return node.Text(2, output).Text(4, type);
        }

        static Protobuf Tensor(string name, int[] shape, float[] values)
        {
            Protobuf tensor = new();
            foreach (int length in shape)
                tensor.Number(1, length);
            return tensor.Number(2, FloatType).Text(8, name).Data(9, MemoryMarshal.AsBytes<float>(values).ToArray());
        }

        static Protobuf Value(string name, int[] shape)
        {
            Protobuf dimensions = new();
            foreach (int length in shape)
                dimensions.Message(1, length == 0 ? new Protobuf().Text(2, "open") : new Protobuf().Number(1, length));
            return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, new Protobuf().Number(1, FloatType).Message(2, dimensions)));
        }
    }
}
