using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// Writes a metadata subset's file (train_util.py:2262-2330): the picture's path below <c>image_dir</c>, extension included, to its
/// caption and size. With the size there, the trainer does not take it from the names of leftover latents.
/// </summary>
public static class MetadataJson
{
    /// <param name="classWords">The caption of a picture that has none; this route has no class words of its own.</param>
    public static string Write(TrainingSet set, string classWords)
    {
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            foreach (TrainingPicture picture in set.Pictures.OrderBy(picture => picture.FileName, StringComparer.Ordinal))
            {
                json.WriteStartObject(picture.FileName);
                json.WriteString("caption", picture.Caption ?? classWords);
                json.WriteStartArray("image_size");
                json.WriteNumberValue(picture.Width);
                json.WriteNumberValue(picture.Height);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        });
    }
}
