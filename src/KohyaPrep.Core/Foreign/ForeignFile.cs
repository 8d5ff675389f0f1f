using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Foreign;

/// <summary>One file of someone's for the trainer, read as the trainer reads it.</summary>
/// <param name="Shown">As the user would write it.</param>
/// <param name="Root">Null where it cannot be read.</param>
/// <param name="Fault">Why not.</param>
internal sealed record ForeignFile(string Shown, ConfigNode.Table? Root, Finding? Fault, IReadOnlyList<Suppression> Suppressions)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">Absolute.</param>
    /// <exception cref="KohyaPrepException">There is no such file, or it cannot be read from the disk.</exception>
    public static ForeignFile Read(string path, string shown)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json(Strict.GetString(bytes), shown) : Toml(Strict.GetString(bytes), shown);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(shown, 0, "The file is not UTF-8.", "Save it as UTF-8 text.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{shown}: {(File.Exists(path) || Directory.Exists(path) ? "cannot be read" : "there is no such file")}.");
        }
    }

    public static ForeignFile Toml(string text, string shown)
    {
        PythonTomlReading reading = PythonToml.Read(PythonText.WithUniversalNewlines(text));
        IReadOnlyList<Suppression> suppressions = SuppressionComments.Read(text, shown);
        return reading.Error is { } error
            ? Unreadable(shown, error.Line, $"The trainer cannot read this: {error}.", null)
            : new ForeignFile(shown, reading.Root, null, suppressions);
    }

    private static ForeignFile Json(string text, string shown)
    {
        try
        {
            return JsonConfig.Read(text) is ConfigNode.Table table
                ? new ForeignFile(shown, table, null, [])
                : Unreadable(shown, 0, "The file is no JSON object.", "Write an object with the keys 'general' and 'datasets'.");
        }
        catch (JsonException fault)
        {
            return Unreadable(shown, (int)(fault.LineNumber ?? -1) + 1, "The file is not JSON.", "Correct it at this place.");
        }
    }

    // An error that nothing else can be found behind is not to be suppressed.
    private static ForeignFile Unreadable(string shown, int line, string message, string? remedy) =>
        new(shown, null, TomlNotReadable.Rule.At(new Location(shown, line), message, remedy), []);
}
