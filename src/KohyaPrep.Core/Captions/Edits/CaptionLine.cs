namespace KohyaPrep.Core.Captions.Edits;

/// <summary>A line of a caption file.</summary>
/// <param name="Text">As it stands there, blanks around it too.</param>
/// <param name="End">The line break after it; empty at the file's end.</param>
public sealed record CaptionLine(string Text, string End)
{
    public bool IsBlank => PythonText.Strip(Text).Length == 0;

    /// <summary>The line with another text between the blanks around it; itself when nothing changes.</summary>
    public CaptionLine Edit(Func<string, string> edit)
    {
        string text = PythonText.Strip(Text);
        string edited = edit(text);
        if (edited == text)
            return this;
        int start = Text.IndexOf(text, StringComparison.Ordinal);
        return this with { Text = Text[..start] + edited + Text[(start + text.Length)..] };
    }
}
