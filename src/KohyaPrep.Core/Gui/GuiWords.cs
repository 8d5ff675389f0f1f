using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>A field's text as the GUI takes it apart: without quotation marks, at white space.</summary>
internal static class GuiWords
{
    public static ConfigNode.Items Of(string text, int line = 0) =>
        new([.. Split(text).Select(word => new ConfigNode.Text(word, line))], line);

    /// <summary>Python's <c>text.replace('"', "").split()</c>.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> words = [];
        int start = -1;
        string plain = text.Replace("\"", "", StringComparison.Ordinal);
        for (int at = 0; at <= plain.Length; at++)
        {
            bool isSpace = at == plain.Length || PythonText.IsSpace(plain[at]);
            if (isSpace && start >= 0)
                words.Add(plain[start..at]);
            start = isSpace ? -1 : start < 0 ? at : start;
        }

        return words;
    }
}
