namespace KohyaPrep.Cli.Tests;

/// <summary>One run of the demo, into a folder with spaces and letters beyond ASCII, for all tests that look at what it left.</summary>
public sealed class DemoRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DemoRun() => Result = Program.Run(folder.Root, "demo", "a demo für 人物").Expect(0);

    public static IReadOnlyList<string> Recipes { get; } = ["lora-sd15", "controlnet-sdxl", "dreambooth-sd15"];

    /// <summary>The folder that the demo was started in.</summary>
    public string Start => folder.Root;

    public string Root => folder.Path("a demo für 人物");

    internal ProgramResult Result { get; }

    public void Dispose() => folder.Dispose();
}
