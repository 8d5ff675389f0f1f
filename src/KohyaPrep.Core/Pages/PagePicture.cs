namespace KohyaPrep.Core.Pages;

/// <summary>A picture that a page carries in itself.</summary>
/// <param name="Bytes">Of a PNG, JPEG or WebP file.</param>
/// <param name="Type">Such as <c>image/png</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PagePicture(byte[] Bytes, string Type, int Width, int Height)
{
    // Enlarged pixels of a small picture are meant to be seen; a photograph's are not.
    private const int LargestSprite = 128;

    public bool IsSprite => Math.Max(Width, Height) <= LargestSprite;

    public string Address => $"data:{Type};base64,{Convert.ToBase64String(Bytes)}";
}
