using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Parses the trainer's JSON files; what Python refuses stops it.</summary>
internal static class PythonJson
{
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000 };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="opens">The line of the trainer that opens it.</param>
    /// <param name="at">The line of the trainer that reads it.</param>
    public static string Read(string path, string opens, string at, LoadContext context)
    {
        if (context.Disk.IsFolder(path))
            throw TrainerStop.InDataset("IsADirectoryError", opens, $"{path} is a folder, not a file.", "Give the file's own path.");
        try
        {
            return Strict.GetString(context.Disk.Read(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw TrainerStop.InDataset("PermissionError", opens, $"{path} may not be read.", "Give the file's owner the right to read it (chmod u+r).");
        }
        catch (DecoderFallbackException)
        {
            throw TrainerStop.InDataset("UnicodeDecodeError", at, $"{path} is not UTF-8.", "Save the file as UTF-8.");
        }
    }

    /// <inheritdoc cref="Read"/>
    public static JsonDocument ReadDocument(string path, string opens, string at, LoadContext context) => Parse(Read(path, opens, at, context), path, at);

    /// <param name="path">For the message.</param>
    public static JsonDocument Parse(string text, string path, string at)
    {
        try
        {
            return text.StartsWith('\uFEFF')
                ? throw TrainerStop.InDataset("JSONDecodeError", at, $"{path} begins with a byte-order mark.", "Save the file as UTF-8 without one.")
                : JsonDocument.Parse(text, Options);
        }
        catch (JsonException fault)
        {
            throw TrainerStop.InDataset("JSONDecodeError", at, $"{path} is not JSON: {fault.Message.TrimEnd('.')}.", "Correct the file at that place.");
        }
    }
}
