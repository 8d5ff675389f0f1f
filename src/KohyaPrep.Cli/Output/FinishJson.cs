using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// What became of pictures, as one JSON object: <c>out</c>; <c>settings</c> (<c>size</c>, <c>method</c>, <c>colors</c>, <c>palette</c>, <c>dither</c>, <c>sharpen</c>);
/// <c>set</c> (<c>pictures</c>, <c>sprites</c>, <c>without_grid</c>, <c>files_written</c>, <c>files_unchanged</c>, <c>files_removed</c>, <c>mean_colors_found</c>,
/// <c>mean_colors</c>); and <c>pictures</c>, each with <c>name</c>, <c>source</c>, <c>width</c>, <c>height</c>, <c>grid</c> (null where none was found, otherwise
/// <c>columns</c>, <c>rows</c>, <c>pitch</c>, <c>phase</c>, <c>start</c>, the last three as pairs of x and y, <c>strength</c>, <c>soft</c>), <c>sprite</c> (null where
/// there is none), <c>sprite_width</c>, <c>sprite_height</c>, <c>colors_found</c>, <c>colors</c>, <c>trouble</c> (empty where there is none).
/// </summary>
internal static class FinishJson
{
    public static void Write(TextWriter writer, string target, RecoveryRequest request, FinishedFolder finished)
    {
        FinishedPicture[] sprites = [.. finished.Pictures.Where(picture => picture.Sprite is not null)];
        writer.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("out", target);
            WriteSettings(json, request);
            json.WriteStartObject("set");
            json.WriteNumber("pictures", finished.Pictures.Count);
            json.WriteNumber("sprites", sprites.Length);
            json.WriteNumber("without_grid", finished.Pictures.Count(picture => picture.Grid is null));
            json.WriteNumber("files_written", finished.Files.Written);
            json.WriteNumber("files_unchanged", finished.Files.Unchanged);
            json.WriteNumber("files_removed", finished.Files.Removed);
            json.WriteNumber("mean_colors_found", Mean(sprites, picture => picture.ColoursFound));
            json.WriteNumber("mean_colors", Mean(sprites, picture => picture.Colours));
            json.WriteEndObject();
            json.WriteStartArray("pictures");
            foreach (FinishedPicture picture in finished.Pictures)
                WritePicture(json, picture);
            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }

    private static void WriteSettings(Utf8JsonWriter json, RecoveryRequest request)
    {
        json.WriteStartObject("settings");
        json.WriteString("size", request.Size is { } size ? $"{size.Columns}x{size.Rows}" : null);
        json.WriteString("method", request.Method == CellMethod.KCentroid ? "k-centroid" : request.Method.ToString().ToLowerInvariant());
        if (request.Colours is { } most)
            json.WriteNumber("colors", most);
        else
            json.WriteNull("colors");
        json.WriteBoolean("palette", request.Palette is not null);
        json.WriteString("dither", request.Dithering.ToString().ToLowerInvariant());
        json.WriteBoolean("sharpen", request.Sharpen);
        json.WriteEndObject();
    }

    private static void WritePicture(Utf8JsonWriter json, FinishedPicture picture)
    {
        json.WriteStartObject();
        json.WriteString("name", picture.Input.Name);
        json.WriteString("source", picture.Input.Path);
        json.WriteNumber("width", picture.Width);
        json.WriteNumber("height", picture.Height);
        if (picture.Grid is { } grid)
            WriteGrid(json, grid);
        else
            json.WriteNull("grid");
        json.WriteString("sprite", picture.Sprite);
        json.WriteNumber("sprite_width", picture.SpriteWidth);
        json.WriteNumber("sprite_height", picture.SpriteHeight);
        json.WriteNumber("colors_found", picture.ColoursFound);
        json.WriteNumber("colors", picture.Colours);
        json.WriteString("trouble", picture.Trouble);
        json.WriteEndObject();
    }

    private static void WriteGrid(Utf8JsonWriter json, PixelGrid grid)
    {
        json.WriteStartObject("grid");
        json.WriteNumber("columns", grid.Columns.Count);
        json.WriteNumber("rows", grid.Rows.Count);
        WritePair(json, "pitch", grid.Columns.Pitch, grid.Rows.Pitch);
        WritePair(json, "phase", grid.Columns.Phase, grid.Rows.Phase);
        WritePair(json, "start", grid.Columns.Start, grid.Rows.Start);
        json.WriteNumber("strength", Math.Round(grid.Strength, 3));
        json.WriteBoolean("soft", grid.IsSoft);
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string name, double x, double y)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(Math.Round(x, 3));
        json.WriteNumberValue(Math.Round(y, 3));
        json.WriteEndArray();
    }

    private static double Mean(FinishedPicture[] sprites, Func<FinishedPicture, int> value) => sprites.Length == 0 ? 0 : Math.Round(sprites.Average(value), 2);
}
