using System.Text.Json;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Reads the record that <c>cache_info</c> leaves beside the pictures: it is believed, whatever has changed since.</summary>
internal static class InfoCacheFile
{
    public static FolderPictures Read(string path, LoadContext context)
    {
        using JsonDocument document = PythonJson.ReadDocument(path, "library/train_util.py:1992", "library/train_util.py:1993", context);
        List<string> paths = [];
        List<ForecastCaption> captions = [];
        List<PixelSize?> sizes = [];
        try
        {
            foreach (JsonProperty entry in document.RootElement.EnumerateObject())
            {
                JsonElement resolution = entry.Value.GetProperty("resolution");
                paths.Add(entry.Name);
                captions.Add(new ForecastCaption(entry.Value.GetProperty("caption").GetString() ?? "", CaptionOrigin.InfoCache));
                sizes.Add(new PixelSize(resolution[0].GetInt32(), resolution[1].GetInt32()));
            }
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw TrainerStop.InDataset(fault is KeyNotFoundException ? "KeyError" : "TypeError", "library/train_util.py:1995",
                $"{path} is not of the form that the trainer wrote it in.", "Delete it; the trainer writes it anew.");
        }

        return new FolderPictures(paths, captions, sizes);
    }
}
