namespace KohyaPrep.Cli.Tests;

/// <summary>The program killed while it changes a user's files.</summary>
public sealed class FixKillTests
{
    [Fact]
    public void Killed_at_any_moment_the_old_state_comes_back()
    {
        using TemporaryFolder folder = new();
        string pictures = folder.Path("pictures");
        Sprites.Write(pictures, 60);
        for (int i = 0; i < 60; i++)
        {
            folder.Write($"pictures/punk {i:000}.txt", $"a punk, light light skin, number {i}\n");
            File.Copy(Path.Combine(pictures, $"punk {i:000}.png"), Path.Combine(pictures, $"copy {i:000}.png"));
        }

        FolderState before = FolderState.Of(folder.Root);
        int seed = Environment.TickCount;
        Random random = new(seed);
        Dictionary<string, int> seen = [];
        int round = 0;
        for (int kill = 0; kill < Effort.Times(5, 300); kill++)
        {
            using (RunningProgram program = Program.Start([], folder.Root, "check", "pictures", "--fix"))
            {
                SpinWait.SpinUntil(() => Entries() > round || program.HasEnded, TimeSpan.FromSeconds(30));
                Thread.Sleep(random.Next(0, 200));
                program.Kill();
                program.End(TimeSpan.FromSeconds(30));
            }

            ProgramResult result = Program.Run(folder.Root, "check", "pictures", "--undo");
            string how = result.All.Contains("interrupted", StringComparison.Ordinal) ? "interrupted" : result.ExitCode == 0 ? "done" : "not begun";
            round = Entries();
            seen[how] = seen.GetValueOrDefault(how) + 1;
            Assert.True(result.ExitCode == 0 || result.All.Contains("nothing to take back", StringComparison.Ordinal), $"seed {seed}: {result.All}");
            FolderState after = FolderState.Of(folder.Root, Path.Combine("pictures", ".kohyaprep"));
            Assert.True(before.Touched(after).Count == 0, $"seed {seed}: {string.Join(", ", before.Touched(after))}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {string.Join(", ", seen.Select(pair => $"{pair.Value} {pair.Key}"))}");

        int Entries() => Directory.Exists(Path.Combine(pictures, ".kohyaprep", "history")) ? Directory.GetDirectories(Path.Combine(pictures, ".kohyaprep", "history")).Length : 0;
    }
}
