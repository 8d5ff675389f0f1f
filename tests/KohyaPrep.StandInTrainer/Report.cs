using System.Text.Json;

namespace KohyaPrep.StandInTrainer;

/// <summary>Writes down how the training was started, for tests of the starting.</summary>
internal static class Report
{
    public static void Write(string path, string script, string[] arguments)
    {
        // Trainings on several cards write at once.
        string part = $"{path}.{Environment.ProcessId}.part";
        using FileStream file = File.Create(part);
        using (Utf8JsonWriter json = new(file))
        {
            json.WriteStartObject();
            json.WriteNumber("process", Environment.ProcessId);
            json.WriteString("folder", Environment.CurrentDirectory);
            json.WriteString("script", script);
            json.WriteStartArray("arguments");
            foreach (string argument in arguments)
                json.WriteStringValue(argument);
            json.WriteEndArray();
            json.WriteString("stat", File.ReadAllText("/proc/self/stat"));
            json.WriteString("ignored", File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim());
            json.WriteStartObject("environment");
            foreach (string name in (string[])["PYTHONUTF8", "PYTHONUNBUFFERED", "COLUMNS", "STANDIN_TEXT"])
                json.WriteString(name, Environment.GetEnvironmentVariable(name));
            json.WriteEndObject();
            json.WriteStartArray("descriptors");
            foreach (string descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd").Order(StringComparer.Ordinal))
                json.WriteStringValue($"{Path.GetFileName(descriptor)} {new FileInfo(descriptor).LinkTarget}");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.Move(part, path, overwrite: true);
    }
}
