using System.Text;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Outputs;

public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Root => folder.Path("out");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_rerun_changes_nothing_and_makes_nothing()
    {
        OutputResult first = Apply(Job("a/x", "1"), Job("b/y", "2"));
        Assert.Equal((2, 0), (first.Written, first.Unchanged));
        string before = State();
        OutputResult second = Apply(Never("a/x", "1"), Never("b/y", "2"));
        Assert.Equal((0, 2), (second.Written, second.Unchanged));
        Assert.Equal(before, State());
    }

    [Fact]
    public void Only_what_changed_is_made_and_what_nothing_asks_for_is_removed()
    {
        Apply(Job("a/x", "1"), Job("a/z", "old"), Job("gone/y", "2"));
        OutputResult result = Apply(Never("a/x", "1"), Job("a/z", "new"));
        Assert.Equal((1, 1, 1), (result.Written, result.Unchanged, result.Removed));
        Assert.False(Directory.Exists(Path.Combine(Root, "gone")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(Root, "a/z")));
    }

    [Fact]
    public void A_file_edited_by_hand_is_kept_unless_told_otherwise()
    {
        Apply(Job("a/x", "1"));
        File.WriteAllText(Path.Combine(Root, "a/x"), "mine");
        KohyaPrepException refused = Assert.Throws<KohyaPrepException>(() => Apply(Job("a/x", "1")));
        Assert.Contains("a/x", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Root, "a/x")));
        Apply(force: true, Job("a/x", "1"));
        Assert.Equal("1", File.ReadAllText(Path.Combine(Root, "a/x")));
    }

    [Fact]
    public void A_file_that_is_not_ours_is_named_and_stays()
    {
        Apply(Job("a/x", "1"));
        File.WriteAllText(Path.Combine(Root, "a/stranger.png"), "?");
        Assert.Equal(["a/stranger.png"], Apply(Job("a/x", "1")).Strangers);
        Assert.True(File.Exists(Path.Combine(Root, "a/stranger.png")));
    }

    [Fact]
    public void Stale_latents_go_with_the_picture_that_changed_and_others_stay()
    {
        Apply(Job("a/x_1.png", "1"), Job("a/y.png", "1"));
        foreach (string name in (string[])["x_1.npz", "x_1_0024x0024_sd.npz", "y_0024x0024_sd.npz", "x_0024x0024_sd.npz"])
            File.WriteAllText(Path.Combine(Root, "a", name), "latents");
        Apply(Job("a/x_1.png", "2"), Job("a/y.png", "1"));
        Assert.Equal(
            ["x_0024x0024_sd.npz", "x_1.png", "y.png", "y_0024x0024_sd.npz"],
            Directory.EnumerateFiles(Path.Combine(Root, "a")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_failure_while_files_are_made_leaves_the_old_state_whole()
    {
        Apply(Job("a/x", "1"), Job("a/y", "1"));
        string before = State();
        Assert.Throws<KohyaPrepException>(() => Apply(Job("a/x", "2"), new OutputJob([new OutputFile("a/y", "2")], () => throw new IOException("No space left on device"))));
        Assert.Equal(before, State());
    }

    [Fact]
    public void A_first_run_that_fails_leaves_nothing()
    {
        Assert.Throws<KohyaPrepException>(() => Apply(new OutputJob([new OutputFile("a/y", "2")], () => throw new IOException("No space left on device"))));
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public void A_run_killed_while_it_renamed_is_finished_by_the_next_one()
    {
        Apply(Job("a/x", "old"), Job("a/y", "old"), Job("a/z", "old"));
        string lockBefore = File.ReadAllText(Path.Combine(Root, OutputFolder.LockName));
        Apply(Job("a/x", "new"), Job("a/y", "new"), Job("a/w", "new"));
        string undisturbed = State();
        byte[] journal = File.ReadAllBytes(Path.Combine(Root, OutputFolder.LockName));

        // As it is after a kill: the old lock file, the journal, and only some of the files renamed.
        File.WriteAllText(Path.Combine(Root, OutputFolder.LockName), lockBefore);
        File.WriteAllText(Path.Combine(Root, "a/y"), "old");
        File.Delete(Path.Combine(Root, "a/w"));
        Directory.CreateDirectory(Path.Combine(Root, ".kohyaprep/staging"));
        File.WriteAllBytes(Path.Combine(Root, ".kohyaprep/journal.json"), journal);
        File.WriteAllText(Path.Combine(Root, ".kohyaprep/staging/left-over"), "half");

        Apply(Job("a/x", "new"), Job("a/y", "new"), Job("a/w", "new"));
        Assert.Equal(undisturbed, State());
    }

    [Fact]
    public void A_lock_file_that_is_damaged_counts_as_none()
    {
        Apply(Job("a/x", "1"));
        File.WriteAllText(Path.Combine(Root, OutputFolder.LockName), "{\"form\": 1, \"sett");
        Assert.Throws<KohyaPrepException>(() => Apply(Job("a/x", "2")));
        Apply(force: true, Job("a/x", "2"));
        Assert.Equal("2", File.ReadAllText(Path.Combine(Root, "a/x")));
    }

    [Fact]
    public void A_lock_file_of_the_first_form_is_read()
    {
        Apply(Job("a/x", "1"));
        string path = Path.Combine(Root, OutputFolder.LockName);
        string one = ContentHash.Of("1");
        File.WriteAllText(path, "{'form': 1, 'settings': {'outputs': '?'}, 'sources': {'images/x': '?'}, 'outputs': {'a/x': {'key': '".Replace('\'', '"') + one + "\", \"hash\": \"" + one + "\"}}}");
        OutputResult result = Apply(Never("a/x", "1"));
        Assert.Equal((0, 1), (result.Written, result.Unchanged));
    }

    [Fact]
    public void What_a_killed_run_had_made_is_not_made_again_but_what_it_left_damaged_is()
    {
        Apply(Job("a/x", "1"), Job("a/y", "1"), Job("a/z", "1"));
        string undisturbed = State();
        Directory.Delete(Root, recursive: true);

        // A part is the same staging folder.
        string staging = Path.Combine(Root, ".kohyaprep/staging");
        Assert.Equal((3, 0), OutputPart.Write(staging, [Job("a/x", "1"), Job("a/y", "1"), Job("a/z", "other")], null, CancellationToken.None));
        string damaged = Directory.EnumerateFiles(staging).First(file => File.ReadAllText(file) == "1" && Path.GetFileName(file) == NameOf("a/y", "1"));
        File.WriteAllText(damaged, "2");
        using (FileStream log = File.OpenWrite(Path.Combine(staging, "log")))
        {
            log.Seek(0, SeekOrigin.End);
            log.Write("half a record"u8);
        }

        OutputResult result = Apply(Never("a/x", "1"), Job("a/y", "1"), Job("a/z", "1"));
        Assert.Equal((3, 1), (result.Written, result.TakenOver));
        Assert.Equal(undisturbed, State());
    }

    [Fact]
    public void Parts_made_apart_become_the_bytes_of_one_run()
    {
        OutputJob[] jobs = [.. Enumerable.Range(0, 40).Select(i => Job($"a/{i}", $"{i % 7}"))];
        Apply(jobs);
        string undisturbed = State();
        Directory.Delete(Root, recursive: true);
        string[] parts = [folder.Path("one"), folder.Path("two")];
        OutputPart.Write(parts[0], jobs[..25], null, CancellationToken.None);
        OutputPart.Write(parts[1], jobs[25..], null, CancellationToken.None);
        Assert.Equal((0, 15), OutputPart.Write(parts[1], [.. jobs[25..].Select(job => new OutputJob(job.Files, () => throw new InvalidOperationException("made again")))], null, CancellationToken.None));
        OutputRequest request = new([.. jobs.Select(job => new OutputJob(job.Files, () => throw new InvalidOperationException("made again")))]) { Parts = parts };
        Assert.Equal(40, new OutputFolder(Root).Apply(request, null, CancellationToken.None).TakenOver);
        Assert.Equal(undisturbed, State());
    }

    private static string NameOf(string path, string text) => ContentHash.Of($"{ContentHash.Of(ContentHash.Of(text))} {path}");

    private static OutputJob Job(string path, string text) => OutputJob.Of(path, Encoding.UTF8.GetBytes(text));

    private static OutputJob Never(string path, string text) =>
        new([Job(path, text).Files[0]], () => throw new InvalidOperationException("made again"));

    private OutputResult Apply(params OutputJob[] jobs) => Apply(false, jobs);

    private OutputResult Apply(bool force, params OutputJob[] jobs) => new OutputFolder(Root).Apply(
        new OutputRequest(jobs) { Watched = ["a"], Force = force }, null, CancellationToken.None);

    private string State() => string.Join('\n', Directory
        .EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => path + (File.Exists(path) ? "=" + File.ReadAllText(path) : "/")));
}
