using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Runs;

/// <summary>A picture and its caption as the trainer got them.</summary>
/// <param name="Path">Within the training set.</param>
/// <param name="Hash">Of the training set's file.</param>
/// <param name="Caption">The text that lay beside it.</param>
/// <param name="Repeats">How often an epoch shows it.</param>
public sealed record FingerprintPicture(string Path, string Hash, string Caption, int Repeats = 1)
{
    public string CaptionHash => ContentHash.Of(Caption);
}
