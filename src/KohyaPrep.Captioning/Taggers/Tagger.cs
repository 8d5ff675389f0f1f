using KohyaPrep.Core;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.EdgeMaps;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace KohyaPrep.Captioning.Taggers;

/// <summary>A tagger as an ONNX model: pictures in, a probability for each of its tags out. The native runtime is loaded with the first one.</summary>
public sealed class Tagger : IDisposable
{
    private const int UsualSize = 448;

    private readonly InferenceSession session;
    private readonly TaggerInput input;
    private readonly string inputName, outputName;
    private readonly int fixedBatch;
    private readonly int tags;

    private Tagger(InferenceSession session, PixelForm form, int tags, string shown)
    {
        this.session = session;
        this.tags = tags;
        (inputName, NodeMetadata taken) = session.InputMetadata.First();
        (outputName, NodeMetadata given) = session.OutputMetadata.First();
        int[] shape = taken.Dimensions;
        bool isPictures = session.InputMetadata.Count == 1 && taken.IsTensor && taken.ElementDataType == TensorElementType.Float
            && shape.Length == 4 && (shape[1] == 3 || shape[3] == 3);
        if (!isPictures)
        {
            throw new KohyaPrepException(
                $"{shown}: the model does not take pictures as a tagger does: its input '{inputName}' is {Words(taken)}, and pictures of 32-bit numbers "
                + "with three colours are wanted.");
        }

        bool channelsFirst = shape[1] == 3 && shape[3] != 3;
        int size = channelsFirst ? shape[2] : shape[1];
        input = new TaggerInput(size > 0 ? size : UsualSize, channelsFirst, form);
        fixedBatch = shape[0];
        if (given.IsTensor && given.Dimensions is { Length: > 0 } outputs && outputs[^1] > 0 && outputs[^1] != tags)
            throw new KohyaPrepException($"{shown}: the model has {outputs[^1]} outputs, and there are {tags} tags. Take the tags that came with this model.");
    }

    /// <summary>Pictures that are best given together.</summary>
    public int BatchOf(int wanted) => fixedBatch > 0 ? fixedBatch : wanted;

    /// <param name="path">The model's file.</param>
    /// <param name="tags">How many outputs it must have.</param>
    /// <exception cref="KohyaPrepException">It cannot be loaded, or is no tagger.</exception>
    public static Tagger Load(string path, PixelForm form, int tags)
    {
        if (!File.Exists(path))
            throw new KohyaPrepException($"{path}: there is no such model. Download a tagger's model.onnx and its selected_tags.csv, and correct the path.");
        OpenCvLibrary.Ensure();
        try
        {
            using SessionOptions options = new() { IntraOpNumThreads = Environment.ProcessorCount, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            InferenceSession session = new(path, options);
            try
            {
                return new Tagger(session, form, tags, path);
            }
            catch (KohyaPrepException)
            {
                session.Dispose();
                throw;
            }
        }
        catch (OnnxRuntimeException exception)
        {
            throw new KohyaPrepException($"{path}: the model cannot be loaded: {FirstLine(exception.Message)}", ExitCode.BadInput, exception);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            string reason = FirstLine((exception.InnerException ?? exception).Message);
            throw new KohyaPrepException($"The native part of ONNX Runtime is missing beside the program, so that no tagger can be run here: {reason}", ExitCode.MachineLacks, exception);
        }
    }

    public void Dispose() => session.Dispose();

    /// <param name="pictures">As many as <see cref="BatchOf"/> says, or fewer.</param>
    /// <returns>For each picture a probability for each tag, 0 to 1.</returns>
    /// <exception cref="KohyaPrepException">The model fails.</exception>
    public IReadOnlyList<float[]> Tag(IReadOnlyList<PixelImage> pictures)
    {
        // A model of a fixed batch takes no fewer; what is left over is white noise to it and looked at by nobody.
        int batch = Math.Max(pictures.Count, fixedBatch);
        float[] numbers = new float[(long)batch * input.Length];
        Parallel.For(0, pictures.Count, i => input.Write(pictures[i], numbers.AsSpan(i * input.Length, input.Length)));
        long[] shape = input.IsChannelsFirst ? [batch, 3, input.Size, input.Size] : [batch, input.Size, input.Size, 3];
        try
        {
            using RunOptions options = new();
            using OrtValue given = OrtValue.CreateTensorValueFromMemory(numbers, shape);
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, [inputName], [given], [outputName]);
            ReadOnlySpan<float> all = results[0].GetTensorDataAsSpan<float>();
            if (all.Length != batch * tags)
                throw new KohyaPrepException($"The model gives {all.Length / batch} numbers for a picture, and there are {tags} tags. Take the tags that came with this model.");
            List<float[]> probabilities = [];
            for (int i = 0; i < pictures.Count; i++)
                probabilities.Add(Probabilities(all.Slice(i * tags, tags)));
            return probabilities;
        }
        catch (OnnxRuntimeException exception)
        {
            throw new KohyaPrepException($"The model fails: {FirstLine(exception.Message)}", ExitCode.BadInput, exception);
        }
    }

    /// <summary>Some models leave the last step to their user: numbers beyond 0 and 1 are not probabilities yet.</summary>
    private static float[] Probabilities(ReadOnlySpan<float> numbers)
    {
        float[] probabilities = numbers.ToArray();
        if (probabilities.Any(number => number is < 0 or > 1))
            return Array.ConvertAll(probabilities, number => 1 / (1 + MathF.Exp(-number)));
        return probabilities;
    }

    private static string Words(NodeMetadata node) => node.IsTensor ? $"{node.ElementDataType} [{string.Join(", ", node.Dimensions)}]" : "no tensor";

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
