using System.Text.Json;

namespace KohyaPrep.Core.Machines;

/// <summary>Reads the JSON line that the probe of a Python prints.</summary>
public static class PythonAnswer
{
    /// <summary>The facts; null when the text holds no such line.</summary>
    public static PythonFacts? Read(string program, string answer)
    {
        // A package may print something of its own while it is imported.
        string? line = answer.Split('\n').LastOrDefault(text => text.StartsWith("{\"python\"", StringComparison.Ordinal));
        if (line is null)
            return null;
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        Dictionary<string, string> packages = new(StringComparer.Ordinal);
        foreach (JsonProperty package in root.GetProperty("packages").EnumerateObject())
            packages[Requirement.Plain(package.Name)] = package.Value.GetString() ?? "";
        return new PythonFacts(
            program,
            VersionOf(root, "python"),
            root.GetProperty("torch") is { ValueKind: JsonValueKind.Object } torch ? TorchOf(torch) : null,
            root.GetProperty("torch_trouble").GetString(),
            packages);
    }

    private static TorchFacts TorchOf(JsonElement torch) => new(
        torch.GetProperty("version").GetString()!,
        VersionOf(torch, "cuda"),
        torch.GetProperty("hip").GetString(),
        torch.GetProperty("sees_gpu").GetBoolean(),
        [.. torch.GetProperty("architectures").EnumerateArray().Select(name => name.GetString()!)]);

    private static Version? VersionOf(JsonElement element, string name) => Version.TryParse(element.GetProperty(name).GetString(), out Version? version) ? version : null;
}
