using System.Globalization;
using System.Text.Json;

namespace KohyaPrep.Core.Datasets;

/// <summary>The facts of a picture as JSON. What is nothing, nought or empty is left out, so that a million lines stay small.</summary>
public static class FactsJson
{
    /// <summary>Writes the members of an object that is begun already.</summary>
    public static void Write(Utf8JsonWriter json, ImageFacts facts)
    {
        json.WriteString("path", facts.Path);
        json.WriteNumber("size", facts.FileSize);
        if (facts.Modified != 0)
            json.WriteString("modified", new DateTime(facts.Modified, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture));
        Text("file_hash", facts.FileHash);
        Text("pixel_hash", facts.PixelHash);
        Text("format", facts.Format);
        json.WriteString("readability", Enum.GetName(facts.Readability));
        Text("trouble", facts.Trouble);
        Number("width", facts.Width);
        Number("height", facts.Height);
        Text("mode", facts.Mode);
        Number("bit_depth", facts.BitDepth);
        Number("transparent_pixels", facts.TransparentPixels);
        Number("translucent_pixels", facts.TranslucentPixels);
        Number("colours", facts.Colours);
        Number("orientation", facts.Orientation);
        if (facts.IsAnimated)
            json.WriteBoolean("is_animated", true);
        Text("colour_profile", facts.ColourProfile);
        if (facts.ProfileShift is { } shift)
            Number("profile_shift", shift);
        else
            json.WriteNull("profile_shift");
        Number("fringe_pixels", facts.FringePixels);
        Number("hidden_colours", facts.HiddenColours);
        Number("dark_luma", facts.DarkLuma);
        Number("bright_luma", facts.BrightLuma);
        Number("light_share", facts.LightShare);
        Number("entropy", facts.Entropy);
        Number("sharpness", facts.Sharpness);
        Number("blockiness", facts.Blockiness);
        Text("perceptual_hash", facts.PerceptualHash);
        json.WriteString("kind", Enum.GetName(facts.Kind));
        Number("art_pixel", facts.ArtPixel);
        Number("art_left", facts.ArtLeft);
        Number("art_top", facts.ArtTop);
        Number("art_width", facts.ArtWidth);
        Number("art_height", facts.ArtHeight);
        Number("off_grid_pixels", facts.OffGridPixels);
        Number("faint_steps", facts.FaintSteps);
        Number("stray_pixels", facts.StrayPixels);
        Text("palette", facts.Palette);
        Text("art_hash", facts.ArtHash);
        Text("marks", facts.Marks);
        if (facts.Sketch is { } sketch)
            Write(json, sketch);

        void Text(string name, string text)
        {
            if (text.Length > 0)
                json.WriteString(name, text);
        }

        void Number(string name, double number)
        {
            if (number != 0)
                json.WriteNumber(name, number);
        }
    }

    /// <param name="shared">Gives one string for equal ones: formats and names of colours are the same in most pictures.</param>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static ImageFacts Read(JsonElement json, Func<string, string> shared)
    {
        try
        {
            return new ImageFacts
            {
                Path = json.GetProperty("path").GetString()!,
                FileSize = json.GetProperty("size").GetInt64(),
                Modified = json.TryGetProperty("modified", out JsonElement modified) ? modified.GetDateTime().ToUniversalTime().Ticks : 0,
                FileHash = Text("file_hash"),
                PixelHash = Text("pixel_hash"),
                Format = shared(Text("format")),
                Readability = Enum.Parse<Readability>(Text("readability")),
                Trouble = shared(Text("trouble")),
                Width = Whole("width"),
                Height = Whole("height"),
                Mode = shared(Text("mode")),
                BitDepth = Whole("bit_depth"),
                TransparentPixels = Whole("transparent_pixels"),
                TranslucentPixels = Whole("translucent_pixels"),
                Colours = Whole("colours"),
                Orientation = Whole("orientation"),
                IsAnimated = json.TryGetProperty("is_animated", out _),
                ColourProfile = shared(Text("colour_profile")),
                ProfileShift = json.TryGetProperty("profile_shift", out JsonElement shift) && shift.ValueKind == JsonValueKind.Null ? null : Number("profile_shift"),
                FringePixels = Whole("fringe_pixels"),
                HiddenColours = Whole("hidden_colours"),
                DarkLuma = Number("dark_luma"),
                BrightLuma = Number("bright_luma"),
                LightShare = Number("light_share"),
                Entropy = Number("entropy"),
                Sharpness = Number("sharpness"),
                Blockiness = Number("blockiness"),
                PerceptualHash = Text("perceptual_hash"),
                Kind = Enum.Parse<PictureKind>(Text("kind")),
                ArtPixel = Number("art_pixel"),
                ArtLeft = Number("art_left"),
                ArtTop = Number("art_top"),
                ArtWidth = Whole("art_width"),
                ArtHeight = Whole("art_height"),
                OffGridPixels = Whole("off_grid_pixels"),
                FaintSteps = Number("faint_steps"),
                StrayPixels = Whole("stray_pixels"),
                Palette = Text("palette"),
                ArtHash = Text("art_hash"),
                Marks = Text("marks"),
                Sketch = json.TryGetProperty("sketch", out JsonElement sketch) ? ReadSketch(sketch, shared) : null,
            };
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException(exception.Message, exception);
        }

        string Text(string name) => json.TryGetProperty(name, out JsonElement text) ? text.GetString()! : "";

        double Number(string name) => json.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : 0;

        int Whole(string name) => json.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : 0;
    }

    private static void Write(Utf8JsonWriter json, ColourSketch sketch)
    {
        json.WriteStartObject("sketch");
        json.WriteString("background", Enum.GetName(sketch.Background));
        json.WriteTexts("background_colours", sketch.BackgroundColours);
        json.WriteTexts("dominant", sketch.Dominant);
        json.WriteEndObject();
    }

    private static ColourSketch ReadSketch(JsonElement json, Func<string, string> shared)
    {
        return new ColourSketch(Enum.Parse<BackgroundKind>(json.GetProperty("background").GetString()!), Texts("background_colours"), Texts("dominant"));

        string[] Texts(string name) => [.. json.GetProperty(name).EnumerateArray().Select(text => shared(text.GetString()!))];
    }
}
