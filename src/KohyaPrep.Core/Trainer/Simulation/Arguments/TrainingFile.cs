using System.Text;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Arguments;

/// <summary>Reads a training file (train_util.py:4700-4746).</summary>
public static class TrainingFile
{
    private const string At = "library/train_util.py:4746";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">As given: the trainer appends <c>.toml</c> where it is missing.</param>
    public static string WithExtension(string path) => path.EndsWith(".toml", StringComparison.Ordinal) ? path : path + ".toml";

    /// <param name="shown">The file as the user would write it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TrainingFileReading Read(string file, string shown) => Parse(File.ReadAllBytes(file), shown);

    public static TrainingFileReading Parse(byte[] bytes, string shown)
    {
        try
        {
            PythonTomlReading reading = PythonToml.Read(PythonText.WithUniversalNewlines(Strict.GetString(bytes)));
            return reading.Error is { } error
                ? new TrainingFileReading(null, new TrainerFailure(error.Type, "arguments", At, $"{shown}:{error.Line}: {error.Message}",
                    "Correct the line; the trainer's reader is stricter than TOML in some places and laxer in others."))
                : new TrainingFileReading(reading.Root, null);
        }
        catch (DecoderFallbackException)
        {
            return new TrainingFileReading(null, new TrainerFailure("UnicodeDecodeError", "arguments", At, $"{shown} is not UTF-8.", "Save the file as UTF-8."));
        }
    }
}
