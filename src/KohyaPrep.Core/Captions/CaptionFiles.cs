using System.Text;

namespace KohyaPrep.Core.Captions;

/// <summary>Writes captions into the user's own folder, where they were asked for.</summary>
public static class CaptionFiles
{
    /// <summary>Writes the captions that a plan has from its template; each file is there whole or not at all.</summary>
    /// <param name="root">The folder of captions, absolute; made when missing.</param>
    /// <param name="extension">With its dot.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="KohyaPrepException">The folder cannot be written.</exception>
    public static int Write(CaptionPlan plan, string root, string extension)
    {
        int written = 0;
        try
        {
            foreach (PlannedCaption caption in plan.Captions.Where(caption => caption.Source == Datasets.CaptionSource.Written))
            {
                string path = Path.Combine(root, Datasets.Dataset.KeyOf(caption.Picture.Path) + extension);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                string temporary = path + ".new";
                File.WriteAllText(temporary, caption.Text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                File.Move(temporary, path, overwrite: true);
                written++;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{root}: captions cannot be written there: {exception.Message.TrimEnd('.')}. {written} were written before.", ExitCode.MachineLacks, exception);
        }

        return written;
    }
}
