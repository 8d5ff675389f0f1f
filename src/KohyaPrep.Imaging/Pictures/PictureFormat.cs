using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Pictures;

/// <summary>Tells picture formats by their first bytes; names of files are not believed.</summary>
public static class PictureFormat
{
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <returns>png, jpeg, webp, bmp, gif, tiff, psd, svg, avif, heic, jxl, or empty.</returns>
    public static string Recognise(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "png";
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "jpeg";
        if (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8))
            return "webp";
        if (file.StartsWith("BM"u8) && IsBmp(file))
            return "bmp";
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return "gif";
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
            return "tiff";
        if (file.StartsWith("8BPS"u8))
            return "psd";
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || file.StartsWith("\0\0\0\u000CJXL "u8))
            return "jxl";
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
            return OfBrand(System.Text.Encoding.Latin1.GetString(file[8..12]));
        return IsSvg(file) ? "svg" : "";
    }

    /// <summary>How a format is called in a sentence.</summary>
    public static string DisplayName(string format) => format switch
    {
        "" => "unknown",
        "heic" => "HEIC (HEIF)",
        "jxl" => "JPEG XL",
        "psd" => "Photoshop",
        "jpeg" => "JPEG",
        "webp" => "WebP",
        _ => format.ToUpperInvariant(),
    };

    // Any text may begin with BM, so the length of the second header must be one of those that exist.
    private static bool IsBmp(ReadOnlySpan<byte> file) =>
        file.Length < 18 ||
        BinaryPrimitives.ReadInt32LittleEndian(file[14..]) is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    private static string OfBrand(string brand) =>
        brand is "avif" or "avis" ? "avif" : HeicBrands.Contains(brand, StringComparer.Ordinal) ? "heic" : "";

    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> start = file[..Math.Min(file.Length, 1024)];
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            start = start[3..];
        return start.TrimStart(" \t\r\n"u8).StartsWith("<"u8) && start.IndexOf("<svg"u8) >= 0;
    }
}
