using System.Text.Json;

namespace KohyaPrep.Fixtures;

/// <summary>A question that a stand-in server got.</summary>
/// <param name="Number">0 for the first.</param>
/// <param name="Head">Request line and headers.</param>
public sealed record VisionAsked(int Number, string Head, JsonElement Body)
{
    public string Prompt => Content(0).GetProperty("text").GetString()!;

    /// <summary>The picture's bytes.</summary>
    public byte[] Picture => Convert.FromBase64String(Content(1).GetProperty("image_url").GetProperty("url").GetString()!["data:image/png;base64,".Length..]);

    private JsonElement Content(int part) => Body.GetProperty("messages")[0].GetProperty("content")[part];
}
