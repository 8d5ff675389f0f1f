namespace KohyaPrep.Core.Forms;

/// <summary>The optimizer as a header names it: <c>torch.optim.adamw.AdamW(weight_decay=0.1,betas=(0.9, 0.99))</c>.</summary>
internal static class LoraOptimizer
{
    // Packages whose optimizers the trainer knows by the class's name alone.
    private static readonly string[] Known = ["torch", "bitsandbytes", "transformers", "lion_pytorch", "dadaptation", "prodigyopt", "schedulefree"];

    public static (string Type, IReadOnlyList<string> Arguments) Of(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string path = open < 0 ? text : text[..open];
        string inner = open < 0 ? "" : text.TrimEnd()[(open + 1)..];
        if (inner.EndsWith(')'))
            inner = inner[..^1];
        string[] names = path.Split('.');
        return (Known.Contains(names[0]) ? names[^1] : path, Split(inner));
    }

    private static List<string> Split(string text)
    {
        List<string> parts = [];
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char letter = i < text.Length ? text[i] : ',';
            depth += letter is '(' or '[' ? 1 : letter is ')' or ']' ? -1 : 0;
            if (i < text.Length && (letter != ',' || depth > 0))
                continue;
            if (text[start..i].Trim() is { Length: > 0 } part)
                parts.Add(part);
            start = i + 1;
        }

        return parts;
    }
}
