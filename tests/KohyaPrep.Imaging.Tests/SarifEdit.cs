using System.Text;
using System.Text.Json;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Makes the change that a SARIF log describes, as another program would (SARIF 2.1.0, 3.57).</summary>
internal static class SarifEdit
{
    public static byte[] Apply(byte[] file, JsonElement replacement)
    {
        JsonElement region = replacement.GetProperty("deletedRegion"), inserted = replacement.GetProperty("insertedContent");
        if (region.TryGetProperty("byteOffset", out JsonElement offset))
            return [.. file[..offset.GetInt32()], .. inserted.GetProperty("binary").GetBytesFromBase64(), .. file[(offset.GetInt32() + region.GetProperty("byteLength").GetInt32())..]];
        int mark = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        string text = Encoding.UTF8.GetString(file.AsSpan(mark));
        int start = At(text, region, "start"), end = At(text, region, "end");
        return [.. file[..mark], .. Encoding.UTF8.GetBytes(text[..start] + inserted.GetProperty("text").GetString() + text[end..])];
    }

    private static int At(string text, JsonElement region, string which)
    {
        int at = 0;
        for (int line = region.GetProperty(which + "Line").GetInt32(); line > 1; line--)
            at = text.IndexOf('\n', at) + 1;
        return at + region.GetProperty(which + "Column").GetInt32() - 1;
    }
}
