using System.Text;
using KohyaPrep.Core.Changes;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Changes;

public sealed class ChangeHistoryTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new(inMemory: true);

    private ChangeHistory History => new(folder.Root);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_changed_comes_back_with_its_name_bytes_and_time()
    {
        Old("a.txt", "one");
        Old("b.png", "two");
        Old("deep/c.png", "three");
        FolderState before = State();
        ChangeEntry entry = Apply(Write("a.txt", "ONE"), new FileMove("b.png", ".kohyaprep/set-aside/b.png"), new FileRemoval("deep/c.png"), Write("new/d.txt", "four"))!;
        Assert.Equal(4, entry.Steps.Count);
        Assert.Equal("ONE", File.ReadAllText(folder.Path("a.txt")));
        Assert.Equal("two", File.ReadAllText(folder.Path(".kohyaprep", "set-aside", "b.png")));
        Assert.Equal(["a.txt", "new/d.txt"], State().Hashes.Keys);
        Undo();
        before.AssertUntouched(State());
        Assert.False(Directory.Exists(folder.Path("new")));
        Assert.False(Directory.Exists(folder.Path(".kohyaprep", "set-aside")));
    }

    [Fact]
    public void Taking_back_again_goes_further_back()
    {
        Old("a.txt", "one");
        Apply(Write("a.txt", "two"));
        Apply(Write("a.txt", "three"));
        Undo();
        Assert.Equal("two", File.ReadAllText(folder.Path("a.txt")));
        Undo();
        Assert.Equal("one", File.ReadAllText(folder.Path("a.txt")));
        Assert.Null(History.Last());
        Assert.Equal([null, null, 2, 1], History.Entries().Select(entry => entry.Undoes));
    }

    [Fact]
    public void The_history_says_when_and_by_what_and_how_many()
    {
        Old("a.txt", "one");
        Apply(Write("a.txt", "two"), Write("b.txt", "new"));
        ChangeEntry entry = Assert.Single(History.Entries());
        Assert.Equal((1, Noon, "check --fix", 2), (entry.Number, entry.When, entry.Command, entry.Steps.Count));
    }

    [Fact]
    public void A_file_edited_since_stays_unless_told_otherwise_and_is_kept_even_then()
    {
        Old("a.txt", "one");
        Apply(Write("a.txt", "two"));
        File.WriteAllText(folder.Path("a.txt"), "mine");
        KohyaPrepException refused = Assert.Throws<KohyaPrepException>(() => Undo());
        Assert.Contains("a.txt", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.Path("a.txt")));
        ChangeEntry undo = Undo(force: true)!;
        Assert.Equal("one", File.ReadAllText(folder.Path("a.txt")));
        Undo(undo);
        Assert.Equal("mine", File.ReadAllText(folder.Path("a.txt")));
    }

    [Fact]
    public void A_place_taken_since_is_given_back_only_when_told()
    {
        Old("a.png", "one");
        Apply(new FileMove("a.png", "b.png"));
        Old("a.png", "other");
        Assert.Throws<KohyaPrepException>(() => Undo());
        Undo(force: true);
        Assert.Equal("one", File.ReadAllText(folder.Path("a.png")));
        Assert.False(File.Exists(folder.Path("b.png")));
    }

    [Fact]
    public void What_was_brought_back_by_hand_counts_as_taken_back()
    {
        Old("a.txt", "one");
        Apply(Write("a.txt", "two"));
        File.WriteAllText(folder.Path("a.txt"), "one");
        Undo();
        Assert.Null(History.Last());
    }

    [Fact]
    public void An_original_that_was_damaged_in_the_history_is_not_brought_back()
    {
        Old("a.txt", "one");
        Apply(Write("a.txt", "two"));
        File.WriteAllText(folder.Path(".kohyaprep", "history", "0001", "before", "0"), "lost");
        Assert.Throws<KohyaPrepException>(() => Undo());
        Assert.Equal("two", File.ReadAllText(folder.Path("a.txt")));
    }

    [Fact]
    public void A_change_that_cannot_be_made_changes_nothing_and_leaves_nothing()
    {
        Old("a.txt", "one");
        FolderState before = State(all: true);
        Assert.Throws<KohyaPrepException>(() => Apply(Write("a.txt", "two"), new FileWrite("b.txt", () => throw new IOException("no room"))));
        Assert.Throws<KohyaPrepException>(() => Apply(Write("a.txt", "two"), new FileMove("gone.png", "b.png")));
        before.AssertUntouched(State(all: true));
        Assert.False(Directory.Exists(folder.Path(".kohyaprep")));
    }

    [Fact]
    public void A_cancelled_change_changes_nothing()
    {
        Old("a.txt", "one");
        FolderState before = State(all: true);
        using CancellationTokenSource source = new();
        ChangeSet set = new("check --fix", [Write("a.txt", "two"), Write("b.txt", "three")]);
        Assert.ThrowsAny<OperationCanceledException>(() => History.Apply(set, Noon, (_, _) => source.Cancel(), source.Token));
        before.AssertUntouched(State(all: true));
    }

    [Fact]
    public void A_change_to_the_same_bytes_is_none()
    {
        Old("a.txt", "one");
        Assert.Null(Apply(Write("a.txt", "one")));
        Assert.False(Directory.Exists(folder.Path(".kohyaprep")));
    }

    [Fact]
    public void Nothing_is_moved_onto_another_file()
    {
        Old("a.png", "one");
        Old("b.png", "two");
        Assert.Throws<KohyaPrepException>(() => Apply(new FileMove("a.png", "b.png")));
        Assert.Equal("two", File.ReadAllText(folder.Path("b.png")));
    }

    [Fact]
    public void Links_are_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        Old("real/a.txt", "one");
        File.CreateSymbolicLink(folder.Path("a.txt"), folder.Path("real", "a.txt"));
        Assert.Throws<KohyaPrepException>(() => Apply(Write("a.txt", "two")));
        Assert.Equal("one", File.ReadAllText(folder.Path("real", "a.txt")));
    }

    [Fact]
    public void A_file_edited_after_an_interruption_stays_and_the_rest_comes_back()
    {
        Old("a.txt", "one");
        Old("b.txt", "two");
        using TemporaryFolder copy = new(inMemory: true);
        int step = 0;
        new ChangeHistory(folder.Root) { Changed = () => CopyAt(++step, 3, copy.Root) }.Apply(new("check --fix", [Write("a.txt", "A"), Write("b.txt", "B")]), Noon, null, TestContext.Current.CancellationToken);
        File.WriteAllText(copy.Path("b.txt"), "mine");
        ChangeHistory interrupted = new(copy.Root);
        KohyaPrepException told = Assert.Throws<KohyaPrepException>(() => interrupted.Recover());
        Assert.Contains("b.txt", told.Message, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(copy.Path("a.txt")));
        Assert.Equal("mine", File.ReadAllText(copy.Path("b.txt")));
        Assert.Equal("two", File.ReadAllText(copy.Path(".kohyaprep", "history", "0001", "before", "1")));
        Assert.False(interrupted.IsInterrupted);
    }

    [Fact]
    public void Rights_come_back_with_a_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        Old("a.txt", "one");
        File.SetUnixFileMode(folder.Path("a.txt"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Apply(Write("a.txt", "two"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Path("a.txt")));
        Apply(new FileRemoval("a.txt"));
        Undo();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Path("a.txt")));
    }

    private void CopyAt(int step, int wanted, string target)
    {
        if (step == wanted)
            FolderCopy.Of(folder.Root, target, without: "guard");
    }

    private static FileWrite Write(string path, string text) => new(path, () => Encoding.UTF8.GetBytes(text));

    private void Old(string path, string text) => File.SetLastWriteTimeUtc(folder.Write(path, text), new DateTime(2020, 5, 6, 7, 8, 9, DateTimeKind.Utc));

    private ChangeEntry? Apply(params FileChange[] changes) => History.Apply(new("check --fix", changes), Noon, null, TestContext.Current.CancellationToken);

    private ChangeEntry? Undo(ChangeEntry? entry = null, bool force = false) =>
        History.Apply(History.UndoOf(entry ?? History.Last()!, force), Noon, null, TestContext.Current.CancellationToken);

    private FolderState State(bool all = false) => FolderState.Of(folder.Root, all ? null : ".kohyaprep");
}
