using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace KohyaPrep.StandInTrainer;

/// <summary>Reads and writes the smallest files that are valid in their formats.</summary>
internal static class ModelFiles
{
    public static void Load(string? model)
    {
        if (model is null)
            throw new PythonError("TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType");
        if (Directory.Exists(model))
            return;
        if (!File.Exists(model))
        {
            if (Path.IsPathRooted(model))
                throw new PythonError($"ValueError: The provided pretrained_model_name_or_path \"{model}\" is neither a valid local path nor a valid repo id. Please check the parameter.");
            throw new PythonError($"OSError: Cannot load model {model}: model is not cached locally and an error occurred while trying to fetch metadata from the Hub. Please check out the root cause in the stacktrace above.")
            {
                Logged = $"model is not found as a file or in Hugging Face, perhaps file name is wrong? / 指定したモデル名のファイル、またはHugging Faceのモデルが見つかりません。: {model}",
            };
        }

        if (Path.GetExtension(model) == ".safetensors" && !IsWhole(model))
            throw new PythonError("safetensors_rust.SafetensorError: Error while deserializing header: MetadataIncompleteBuffer");
    }

    public static void WriteSafetensors(string path, bool cutShort = false)
    {
        byte[] header = Encoding.UTF8.GetBytes("""{"__metadata__":{"ss_training_comment":"stand-in"},"weight":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""");
        byte[] file = new byte[8 + header.Length + 16];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        File.WriteAllBytes(path, cutShort ? file[..^9] : file);
    }

    public static void WriteZip(string path, bool cutShort = false)
    {
        using MemoryStream memory = new();
        using (ZipArchive zip = new(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open();
            entry.Write("standing in"u8);
        }

        byte[] file = memory.ToArray();
        File.WriteAllBytes(path, cutShort ? file[..^9] : file);
    }

    public static bool IsWholeZip(string path)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            return zip.Entries.Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsWhole(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] prefix = new byte[8];
        return file.ReadAtLeast(prefix, 8, false) == 8 && BinaryPrimitives.ReadInt64LittleEndian(prefix) is long length && length >= 0 && 8 + length <= file.Length;
    }
}
