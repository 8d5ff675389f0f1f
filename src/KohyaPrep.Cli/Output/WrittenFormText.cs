using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Cli.Output;

/// <summary>A conversion for people: the texts to standard output or into files, what is lost to standard error.</summary>
internal static class WrittenFormText
{
    /// <param name="output">The file to write; null for standard output.</param>
    /// <param name="replaces">Whether files that are there may be replaced.</param>
    /// <exception cref="Core.KohyaPrepException">The file cannot be written.</exception>
    public static void Write(Terminal terminal, WrittenForm written, string? output, bool replaces)
    {
        for (int i = 0; i < written.Files.Count; i++)
        {
            if (output is not null)
            {
                string path = i == 0 ? output : Path.Combine(Path.GetDirectoryName(output) ?? "", written.Files[i].Path);
                WholeFile.Write(path, written.Files[i].Text, replaces);
                terminal.Results.WriteLine(path);
                continue;
            }

            if (written.Files.Count > 1)
                terminal.Results.Write($"{(i == 0 ? "" : "\n")}# {written.Files[i].Path}\n");
            terminal.Results.Write(written.Files[i].Text);
        }

        Lost(terminal, written);
        if (written.Command is { } command && written.Tree is not null)
            terminal.Say($"Started with: {string.Join(' ', command.Select(ShellLine.Quote))}");
    }

    /// <summary>What has no place in the other form.</summary>
    public static void Lost(Terminal terminal, WrittenForm written)
    {
        if (written.Lost.Count > 0)
            terminal.Say(written.Lost.Count == 1 ? "Lost on the way:" : $"Lost on the way, {written.Lost.Count} settings:");
        foreach (LostSetting lost in written.Lost)
            terminal.Say($"  {lost.Location}: {lost.Name} = {lost.Value}: {lost.Why}");
    }
}
