using System.Diagnostics;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>A page as a browser shows it, where the system has Chromium.</summary>
internal sealed record Chromium(JsonElement Seen, string Console)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string? Executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(_ => Names, Path.Combine).FirstOrDefault(File.Exists);

    /// <summary>Opens a page and asks it what the script says.</summary>
    /// <param name="script">An expression of the page's script; its value comes back as <see cref="Seen"/>.</param>
    public static Chromium Open(string page, int width, string script)
    {
        Assert.SkipWhen(Executable is null, "needs Chromium, which is not on this machine");
        using TemporaryFolder folder = new();
        // The page is opened as it is, with a question behind it; it stands in a frame, since a window cannot be as narrow as a phone.
        string asked = File.ReadAllText(page).Replace(
            "</body>",
            $$"""<script>addEventListener('load', () => setTimeout(() => parent.postMessage(JSON.stringify({{script}}), '*'), 50));</script></body>""",
            StringComparison.Ordinal);
        folder.Write("page.html", asked);
        string frame = folder.Write("frame.html", $$"""
            <!DOCTYPE html><body style="margin:0"><output id="told"></output>
            <script>addEventListener('message', told => document.getElementById('told').textContent = 'TOLD' + told.data + 'END');</script>
            <iframe src="page.html" style="width:{{width}}px;height:900px;border:0"></iframe></body>
            """);
        ProcessStartInfo start = new(Executable!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr", "--v=0",
            $"--user-data-dir={folder.Path("profile")}", "--window-size=1400,900", "--virtual-time-budget=4000", "--dump-dom", new Uri(frame).AbsoluteUri,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using RunningProgram program = new(Process.Start(start)!);
        ProgramResult result = program.End(TimeSpan.FromSeconds(120));
        string[] parts = result.Output.Split("id=\"told\">TOLD");
        Assert.True(parts.Length == 2, $"the page told nothing\n{result.Error}");
        string json = parts[1].Split("END</output>")[0].Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        return new Chromium(JsonDocument.Parse(json).RootElement, string.Join('\n', result.Error.Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))));
    }
}
