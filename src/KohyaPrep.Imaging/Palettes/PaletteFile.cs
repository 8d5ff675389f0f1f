using System.Buffers.Binary;
using System.Globalization;
using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Palettes;

/// <summary>
/// Reads the colours of a palette: GIMP's .gpl, Photoshop's .act, a list of hexadecimal colours, or the pixels of a picture; of a folder, those
/// of all pictures in it.
/// </summary>
public static class PaletteFile
{
    /// <summary>More are no palette but a photograph.</summary>
    public const int MostColours = 65536;

    private const int ActColours = 256;

    /// <returns>Each colour once, in the order of the file; never none.</returns>
    /// <exception cref="KohyaPrepException">It cannot be read, or holds no colours.</exception>
    public static IReadOnlyList<Rgb> Read(string path)
    {
        List<Rgb> colours;
        try
        {
            colours = Directory.Exists(path)
                ? [.. PictureFolder.List(path, recursive: false).Where(PictureExtension.IsRead).SelectMany(name => OfPicture(Path.Combine(path, name)))]
                : OfFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: cannot be read: {exception.Message.TrimEnd('.')}. Correct the path of the palette.", cause: exception);
        }

        List<Rgb> distinct = [.. colours.Distinct()];
        if (distinct.Count == 0)
            throw new KohyaPrepException($"{path}: there are no colours in it. A palette is a .gpl, an .act, a list of colours such as #1d2740, a picture, or a folder of pictures.");
        if (distinct.Count > MostColours)
            throw new KohyaPrepException($"{path}: {distinct.Count} colours are no palette. Choose pictures that were not softened or packed as JPEG.");
        return distinct;
    }

    private static List<Rgb> OfFile(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (PictureFormat.Recognise(file).Length > 0)
            return OfPicture(path);
        if (path.EndsWith(".act", StringComparison.OrdinalIgnoreCase))
            return OfAct(path, file);
        string[] lines = System.Text.Encoding.UTF8.GetString(file).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        return lines[0].StartsWith("GIMP Palette", StringComparison.Ordinal) ? OfGimp(path, lines) : OfHexadecimal(path, lines);
    }

    private static List<Rgb> OfPicture(string path)
    {
        DecodedPicture decoded = PictureDecoder.Decode(File.ReadAllBytes(path));
        PixelImage image = decoded.Pixels ?? throw new KohyaPrepException($"{path}: {decoded.Trouble}. Its colours cannot be taken.");
        return [.. ColourCounts.Of(image).Keys.Select(Rgb.OfPixel)];
    }

    /// <summary>256 triples, and in newer files how many of them count, as big-endian 16 bits.</summary>
    private static List<Rgb> OfAct(string path, byte[] file)
    {
        if (file.Length is not (3 * ActColours) and not ((3 * ActColours) + 4))
            throw new KohyaPrepException($"{path}: an .act palette has 768 or 772 bytes, and this file {file.Length}. Save it again.");
        int count = file.Length > 3 * ActColours ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(3 * ActColours)) : ActColours;
        return [.. file.Take(3 * Math.Clamp(count, 1, ActColours)).Chunk(3).Select(colour => new Rgb(colour[0], colour[1], colour[2]))];
    }

    private static List<Rgb> OfGimp(string path, string[] lines)
    {
        List<Rgb> colours = [];
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("Name:", StringComparison.Ordinal) || line.StartsWith("Columns:", StringComparison.Ordinal))
                continue;
            string[] words = line.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || !Level(words[0], out byte red) || !Level(words[1], out byte green) || !Level(words[2], out byte blue))
                throw new KohyaPrepException($"{path}:{i + 1}: '{line}' is no colour. A line of a .gpl is three numbers from 0 to 255 and a name.");
            colours.Add(new Rgb(red, green, blue));
        }

        return colours;
    }

    /// <summary>One or several in a line, with # or without, in six digits or three, or eight with alpha as Paint.NET writes it; <c>;</c> begins a comment.</summary>
    private static List<Rgb> OfHexadecimal(string path, string[] lines)
    {
        List<Rgb> colours = [];
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (string word in lines[i].Split(';')[0].Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
            {
                string digits = word.TrimStart('#');
                digits = digits.Length switch { 3 => string.Concat(digits.Select(digit => new string(digit, 2))), 8 => digits[2..], _ => digits };
                colours.Add(Rgb.Parse("#" + digits) ?? throw new KohyaPrepException($"{path}:{i + 1}: '{word}' is no colour. Write such as #1d2740."));
            }
        }

        return colours;
    }

    private static bool Level(string word, out byte level) => byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out level);
}
