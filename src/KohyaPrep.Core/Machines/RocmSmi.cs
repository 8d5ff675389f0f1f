using System.Globalization;
using System.Text.Json;

namespace KohyaPrep.Core.Machines;

/// <summary>Reads what <c>rocm-smi</c> prints.</summary>
public static class RocmSmi
{
    public static IReadOnlyList<string> Query { get; } = ["--showproductname", "--showmeminfo", "vram", "--showdriverversion", "--json"];

    /// <summary>The cards and the driver; null when the answer is none.</summary>
    public static GpuFacts? Read(string answer)
    {
        // Warnings may stand before the object.
        int start = answer.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer[start..].Trim());
            List<Gpu> cards = [];
            string? driver = null;
            foreach (JsonProperty entry in document.RootElement.EnumerateObject())
            {
                if (entry.Name.StartsWith("card", StringComparison.Ordinal))
                    cards.Add(CardOf(entry.Value));
                else
                    driver ??= Text(entry.Value, "Driver version");
            }

            return cards.Count == 0 ? null : new GpuFacts(GpuKind.Rocm, cards, driver);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Gpu CardOf(JsonElement card)
    {
        string name = Text(card, "Card Series") ?? Text(card, "Card series") ?? Text(card, "Card Model") ?? Text(card, "Card model") ?? "AMD GPU";
        double? memory = double.TryParse(Text(card, "VRAM Total Memory (B)"), CultureInfo.InvariantCulture, out double bytes) ? bytes / (1L << 30) : null;
        return new Gpu(name, memory);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;
}
