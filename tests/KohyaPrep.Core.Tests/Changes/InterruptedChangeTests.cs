using CsCheck;
using KohyaPrep.Core.Changes;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Changes;

/// <summary>Random changes, looked at after each step as if the program had been killed there.</summary>
public sealed class InterruptedChangeTests
{
    private static readonly Gen<int[]> Choices = Gen.Int[0, 6].Array[1, 10];

    [Fact]
    public void Wherever_it_is_killed_the_old_state_comes_back_whole()
    {
        Choices.Array[1, 2].Sample(
            rounds =>
            {
                using TemporaryFolder folder = new(inMemory: true);
                for (int i = 0; i < 10; i++)
                    File.WriteAllBytes(folder.Path($"f{i}"), [.. Enumerable.Repeat((byte)i, i)]);
                foreach (int[] choices in rounds)
                    ApplyKilled(folder.Root, ChangesOf(choices, folder.Root));
            },
            iter: Effort.Times(20, 2000),
            threads: 1);
    }

    [Fact]
    public void Taking_back_everything_gives_the_first_state()
    {
        Choices.Array[1, 4].Sample(
            rounds =>
            {
                using TemporaryFolder folder = new(inMemory: true);
                for (int i = 0; i < 10; i++)
                    File.WriteAllBytes(folder.Path($"f{i}"), [.. Enumerable.Repeat((byte)i, i)]);
                FolderState first = State(folder.Root);
                ChangeHistory history = new(folder.Root);
                foreach (int[] choices in rounds)
                    history.Apply(new("check --fix", ChangesOf(choices, folder.Root)), default, null, default);
                while (history.Last() is { } last)
                    ApplyKilled(folder.Root, history.UndoOf(last, force: false));
                first.AssertUntouched(State(folder.Root));
            },
            iter: Effort.Times(20, 2000),
            threads: 1);
    }

    private static void ApplyKilled(string root, IReadOnlyList<FileChange> changes) => ApplyKilled(root, new ChangeSet("check --fix", changes));

    /// <summary>Applies it; after each step what lies there is copied, as a kill would leave it, and recovered.</summary>
    private static void ApplyKilled(string root, ChangeSet set)
    {
        FolderState before = State(root);
        bool done = false;
        ChangeHistory history = new(root) { Changed = AsIfKilled };
        history.Apply(set, default, null, default);
        done = true;
        Assert.False(history.IsInterrupted);

        void AsIfKilled()
        {
            Assert.False(done);
            using TemporaryFolder copy = new(inMemory: true);
            FolderCopy.Of(root, copy.Root, without: "guard");
            ChangeHistory left = new(copy.Root);
            Assert.True(left.IsInterrupted);
            Assert.True(left.Recover());
            before.AssertUntouched(State(copy.Root));
            Assert.False(left.IsInterrupted);
        }
    }

    /// <summary>A change for each of the first files, and some for files that are not there yet.</summary>
    private static List<FileChange> ChangesOf(int[] choices, string root)
    {
        List<FileChange> changes = [];
        for (int i = 0; i < choices.Length; i++)
        {
            string name = $"f{i}";
            byte[] content = [.. Enumerable.Repeat((byte)choices[i], 20 + i)];
            bool isThere = File.Exists(Path.Combine(root, name));
            string to = choices[i] % 2 == 0 ? $"g{i}" : $"deep/er/{i}";
            if (isThere && choices[i] is 1 or 2 && !File.Exists(Path.Combine(root, to)))
                changes.Add(new FileMove(name, to));
            else if (isThere && choices[i] == 3)
                changes.Add(new FileRemoval(name));
            else if (choices[i] > 3)
                changes.Add(new FileWrite(choices[i] == 4 ? name : $"new{choices[i]}/{i}", () => content));
        }

        return changes;
    }

    private static FolderState State(string root) => FolderState.Of(root, ".kohyaprep");
}
