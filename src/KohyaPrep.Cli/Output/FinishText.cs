using System.Globalization;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Cli.Output;

/// <summary>What became of a folder of pictures, in a few lines.</summary>
internal static class FinishText
{
    public static void Write(Terminal terminal, string target, FinishedFolder finished)
    {
        FinishedPicture[] sprites = [.. finished.Pictures.Where(picture => picture.Sprite is not null)];
        if (sprites.Length == 0)
        {
            terminal.Results.WriteLine("No sprite was written.");
            return;
        }

        string sizes = string.Join(", ", sprites.GroupBy(picture => Amount.Size(picture.SpriteWidth, picture.SpriteHeight)).OrderByDescending(group => group.Count()).Take(3).Select(group => group.Key));
        string grids = string.Join(", ", sprites
            .Where(picture => picture.Grid is not null)
            .GroupBy(picture => picture.Grid!.Columns.Pitch.ToString("0.##", CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(3)
            .Select(group => $"{group.Key} px in {group.Count()}"));
        terminal.Results.WriteLine($"{ShownPath.Of(target)}: {Amount.Of(sprites.Length, "sprite")} of {sizes}; {Amount.Of(finished.Files.Written, "file")} new or changed, {finished.Files.Removed} removed.");
        if (grids.Length > 0)
            terminal.Results.WriteLine($"cells: {grids}");
        terminal.Results.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"colours: {sprites.Average(picture => picture.ColoursFound):0.#} on the mean before, {sprites.Average(picture => picture.Colours):0.#} after"));
        if (finished.Pictures.Count > sprites.Length)
            terminal.Results.WriteLine($"without a sprite: {finished.Pictures.Count - sprites.Length} of {finished.Pictures.Count}, named above");
        terminal.Results.WriteLine($"before and after: {ShownPath.Of(Path.Combine(target, "sheet", "before-and-after.png"))}");
    }
}
