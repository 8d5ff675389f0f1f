using System.Diagnostics;

namespace KohyaPrep.Cli.Tests;

public sealed class InterruptedPrepareTests : IDisposable
{
    private const int Pictures = 60;
    private readonly TemporaryFolder folder = new();

    public InterruptedPrepareTests()
    {
        Sprites.Write(folder.Path("images"), Pictures);
        RecipeFile.Write(folder, "controlnet-sdxl", "images");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_rerun_after_a_kill_ends_in_the_bytes_of_an_undisturbed_run()
    {
        FolderState first = Undisturbed("first", "canvas.fit=768"), second = Undisturbed("second", "canvas.fit=512");
        long start = Stopwatch.GetTimestamp();
        Undisturbed("third", "canvas.fit=768");
        TimeSpan whole = Stopwatch.GetElapsedTime(start);

        Random random = new(7);
        for (int i = 0; i < Effort.Times(6, 100); i++)
        {
            // Every second time the state of another size lies there.
            bool isAnew = i % 2 == 0;
            if (isAnew && Directory.Exists(folder.Path("out")))
                Directory.Delete(folder.Path("out"), recursive: true);
            int kills = random.Next(1, 3);
            for (int kill = 0; kill < kills; kill++)
            {
                using RunningProgram program = Start(isAnew ? "canvas.fit=768" : "canvas.fit=512");
                Thread.Sleep(whole * (0.2 + (0.85 * random.NextDouble())));
                program.Kill();
                program.End(TimeSpan.FromSeconds(10));
            }

            Run(isAnew ? "canvas.fit=768" : "canvas.fit=512").Expect(0);
            (isAnew ? first : second).AssertSameBytes(FolderState.Of(folder.Path("out")));
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path("out"), ".*"));
        }
    }

    [Fact]
    public void An_interrupt_changes_nothing_and_leaves_nothing()
    {
        Run("canvas.fit=512").Expect(0);
        FolderState before = FolderState.Of(folder.Path("out"));
        using RunningProgram program = Start("canvas.fit=768");
        WaitForStaging("out", program);
        program.SendInterrupt();
        program.End(TimeSpan.FromSeconds(20)).Expect(130).Says("interrupted; nothing was changed");
        before.AssertUntouched(FolderState.Of(folder.Path("out")));
        Assert.False(Directory.Exists(folder.Path("out/.kohyaprep")));
    }

    [Fact]
    public void An_interrupt_of_the_first_run_leaves_no_folder()
    {
        using RunningProgram program = Start("canvas.fit=768", "output=deep/down/out");
        WaitForStaging("deep/down/out", program);
        program.SendInterrupt();
        program.End(TimeSpan.FromSeconds(20)).Expect(130);
        Assert.False(Directory.Exists(folder.Path("deep")));
    }

    [Fact]
    public void Two_runs_into_one_folder_do_not_harm_each_other()
    {
        FolderState expected = Undisturbed("expected", "canvas.fit=768");
        using RunningProgram one = Start("canvas.fit=768"), other = Start("canvas.fit=768");
        ProgramResult[] results = [one.End(TimeSpan.FromSeconds(60)), other.End(TimeSpan.FromSeconds(60))];
        Assert.Contains(results, result => result.ExitCode == 0);
        foreach (ProgramResult result in results.Where(result => result.ExitCode != 0))
            result.Expect(2).Says("another run of kohyaprep is writing there");
        expected.AssertSameBytes(FolderState.Of(folder.Path("out")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path("out"), ".*"));
    }

    private FolderState Undisturbed(string output, string canvas)
    {
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", canvas, "--set", $"output={output}").Expect(0);
        return FolderState.Of(folder.Path(output));
    }

    private ProgramResult Run(string canvas) => Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", canvas);

    private RunningProgram Start(params string[] settings) =>
        Program.Start([], folder.Root, ["prepare", "recipe.yaml", .. settings.SelectMany(setting => (string[])["--set", setting])]);

    /// <summary>Waits until the first files are made.</summary>
    private void WaitForStaging(string output, RunningProgram program)
    {
        string staging = folder.Path(output, ".kohyaprep", "staging");
        for (long start = Stopwatch.GetTimestamp(); !program.HasEnded && Stopwatch.GetElapsedTime(start).TotalSeconds < 60; Thread.Sleep(2))
        {
            if (Directory.Exists(staging) && Directory.EnumerateFiles(staging).Any())
                return;
        }

        Assert.Fail("it ended before it could be interrupted");
    }
}
