using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace KohyaPrep.Imaging.Measures;

/// <summary>The EXIF orientation of a picture file.</summary>
internal static class ExifOrientation
{
    private const int Upright = 1;

    /// <returns>1 to 8; 1 when there is none, or what is there cannot be read.</returns>
    public static int Read(byte[] file, string format)
    {
        // Nearly no picture has any: looking for the mark is many times cheaper than reading all metadata.
        ReadOnlySpan<byte> mark = format switch { "png" => "eXIf"u8, "webp" => "EXIF"u8, "jpeg" => "Exif\0"u8, _ => [] };
        if (mark.IsEmpty || file.AsSpan().IndexOf(mark) < 0)
            return Upright;
        try
        {
            using MemoryStream stream = new(file, writable: false);
            foreach (ExifIfd0Directory directory in ImageMetadataReader.ReadMetadata(stream).OfType<ExifIfd0Directory>())
            {
                if (directory.TryGetInt32(ExifDirectoryBase.TagOrientation, out int orientation) && orientation is >= 1 and <= 8)
                    return orientation;
            }
        }
        catch (Exception unreadable) when (unreadable is ImageProcessingException or IOException)
        {
            // Damaged metadata beside good pixels: the trainer does not look at it either.
        }

        return Upright;
    }
}
