using System.Text;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Reads a picture's caption file (train_util.py:1946-1970).</summary>
internal static class CaptionFile
{
    private const int FaceParts = 4;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where there is none.</summary>
    /// <exception cref="TrainerStop">It is empty, is not UTF-8, or cannot be opened.</exception>
    public static ForecastCaption? Of(string picture, string extension, bool joinsLines, LoadContext context)
    {
        string stem = PythonPath.Stem(picture);
        if (context.Disk.IsFile(stem + extension))
            return Read(stem + extension, joinsLines, CaptionOrigin.OwnFile, context);
        // Underscores of the folders count too.
        string[] parts = stem.Split('_');
        if (parts.Length <= FaceParts)
            return null;
        string other = string.Join('_', parts[..^FaceParts]) + extension;
        return context.Disk.IsFile(other) ? Read(other, joinsLines, CaptionOrigin.FaceFile, context) : null;
    }

    private static ForecastCaption Read(string path, bool joinsLines, CaptionOrigin origin, LoadContext context)
    {
        string text;
        try
        {
            text = Strict.GetString(context.Disk.Read(path));
        }
        catch (DecoderFallbackException)
        {
            throw TrainerStop.InDataset("UnicodeDecodeError", "library/train_util.py:1960", $"The caption {path} is not UTF-8.",
                "Save the file as UTF-8.");
        }
        catch (UnauthorizedAccessException)
        {
            throw TrainerStop.InDataset("PermissionError", "library/train_util.py:1958", $"The caption {path} may not be read.",
                "Give the file's owner the right to read it (chmod u+r).");
        }

        List<string> lines = [.. PythonText.Lines(text).Select(PythonText.Strip)];
        if (lines.Count == 0)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:1964", $"The caption {path} is an empty file.",
                "Write a caption into it, or delete it.");
        }

        return joinsLines
            ? new ForecastCaption(string.Join('\n', lines.Where(line => line.Length > 0)), origin)
            : new ForecastCaption(lines[0], origin, lines.Skip(1).Count(line => line.Length > 0));
    }
}
