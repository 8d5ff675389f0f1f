using System.Buffers.Binary;
using System.Text;

namespace KohyaPrep.Core.Runs;

/// <summary>
/// Reads the scalars of a TensorBoard event file, also one that was cut off or still grows. Both ways of writing a scalar are
/// understood: as a simple value, and as a tensor of one number.
/// </summary>
/// <param name="path">It need not exist yet.</param>
public sealed class EventFile(string path)
{
    private readonly RecordReader records = new(path);

    public string Path { get; } = path;

    /// <summary>Whether a record in the middle is damaged, so that the rest cannot be read.</summary>
    public bool IsDamaged => records.IsDamaged;

    /// <summary>What has been added since the last call, up to the last whole record.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IReadOnlyList<Scalar> ReadNew()
    {
        List<Scalar> scalars = [];
        foreach (byte[] record in records.ReadNew())
            ReadEvent(record, scalars);
        return scalars;
    }

    /// <summary>tensorflow/core/util/event.proto: wall_time 1, step 2, summary 5.</summary>
    private static void ReadEvent(ReadOnlySpan<byte> message, List<Scalar> scalars)
    {
        double time = 0;
        long step = 0;
        ReadOnlySpan<byte> summary = default;
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            if (reader is { Field: 1, WireType: 1 })
                time = reader.Double;
            else if (reader is { Field: 2, WireType: 0 })
                step = (long)reader.Number;
            else if (reader is { Field: 5, WireType: 2 })
                summary = reader.Bytes;
        }

        ProtoReader values = new(summary);
        while (values.Next())
        {
            if (values is { Field: 1, WireType: 2 } && ReadValue(values.Bytes) is (string tag, double value))
                scalars.Add(new Scalar(tag, step, value, time));
        }
    }

    /// <summary>summary.proto, Summary.Value: tag 1, simple_value 2, tensor 8.</summary>
    private static (string Tag, double Value)? ReadValue(ReadOnlySpan<byte> message)
    {
        string? tag = null;
        double? value = null;
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            if (reader is { Field: 1, WireType: 2 })
                tag = Encoding.UTF8.GetString(reader.Bytes);
            else if (reader is { Field: 2, WireType: 5 })
                value = reader.Single;
            else if (reader is { Field: 8, WireType: 2 })
                value = ReadTensor(reader.Bytes);
        }

        return tag is null || value is null ? null : (tag, value.Value);
    }

    /// <summary>tensor.proto: dtype 1 (1 float, 2 double), tensor_content 4, float_val 5, double_val 6. Null where it is not one number.</summary>
    private static double? ReadTensor(ReadOnlySpan<byte> message)
    {
        ulong type = 0;
        double? value = null;
        ReadOnlySpan<byte> content = default;
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            if (reader is { Field: 1, WireType: 0 })
                type = reader.Number;
            else if (reader is { Field: 4, WireType: 2 })
                content = reader.Bytes;
            else if (reader.Field == 5)
                value = reader.WireType == 2 ? One(reader.Bytes, sizeof(float)) : reader.Single;
            else if (reader.Field == 6)
                value = reader.WireType == 2 ? One(reader.Bytes, sizeof(double)) : reader.Double;
        }

        return value ?? (type is 1 or 2 ? One(content, type == 1 ? sizeof(float) : sizeof(double)) : null);
    }

    private static double? One(ReadOnlySpan<byte> bytes, int size) => bytes.Length != size ? null
        : size == sizeof(float) ? BinaryPrimitives.ReadSingleLittleEndian(bytes)
        : BinaryPrimitives.ReadDoubleLittleEndian(bytes);
}
