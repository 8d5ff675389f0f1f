namespace KohyaPrep.Punks.Output;

/// <summary>The dedication that every written set carries.</summary>
public static class License
{
    public static byte[] Bytes()
    {
        using Stream stream = typeof(License).Assembly.GetManifestResourceStream("license")
            ?? throw new InvalidOperationException("Art/license.txt is not embedded.");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
