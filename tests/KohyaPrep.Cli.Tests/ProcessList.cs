namespace KohyaPrep.Cli.Tests;

/// <summary>What everyone on the machine sees of its processes.</summary>
internal static class ProcessList
{
    /// <summary>Each process's arguments, a blank between them.</summary>
    public static IEnumerable<string> CommandLines()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
            }
            catch (IOException)
            {
                continue; // it ended while we looked
            }

            yield return line;
        }
    }
}
