using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionScanTests
{
    [Fact]
    public void Captions_come_in_ordinal_order_and_other_extensions_are_named()
    {
        using TemporaryFolder folder = new();
        foreach (string name in new[] { "b.txt", "B.txt", "a.txt", "a.caption", "c.TXT", "c.png", ".hidden.txt", "below/d.txt" })
            folder.Write(name, "punk");
        CaptionsFound found = Scan(folder.Root, "set", ".txt", recursive: false);
        Assert.Equal(["B.txt", "a.txt", "b.txt"], found.Captions.Select(caption => caption.Path));
        Assert.Equal(["set/B.txt", "set/a.txt", "set/b.txt"], found.Captions.Select(caption => caption.Shown));
        Assert.Equal(["a.caption", "c.TXT"], found.Unread);
        Assert.Empty(found.ClosedFolders);
    }

    [Fact]
    public void Folders_below_are_looked_into_when_asked_but_not_through_links()
    {
        using TemporaryFolder folder = new();
        folder.Write("below/deeper/a.txt", "punk");
        Directory.CreateSymbolicLink(folder.Path("below", "circle"), folder.Root);
        CaptionsFound found = Scan(folder.Root, ".", ".txt", recursive: true);
        Assert.Equal(["below/deeper/a.txt"], found.Captions.Select(caption => caption.Shown));
    }

    [Fact]
    public void A_link_to_a_file_is_followed_and_one_that_leads_nowhere_is_no_caption()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("a.txt", "punk");
        File.CreateSymbolicLink(folder.Path("b.txt"), file);
        File.CreateSymbolicLink(folder.Path("c.txt"), folder.Path("gone.txt"));
        Assert.Equal(["a.txt", "b.txt"], Scan(folder.Root, ".", ".txt", recursive: false).Captions.Select(caption => caption.Path));
    }

    [Fact]
    public void What_may_not_be_opened_is_named()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("needs a user whom the file system can refuse");
            return;
        }

        using TemporaryFolder folder = new();
        File.SetUnixFileMode(folder.Write("a.txt", "punk"), UnixFileMode.None);
        folder.Write("closed/b.txt", "punk");
        File.SetUnixFileMode(folder.Path("closed"), UnixFileMode.None);
        CaptionsFound found = Scan(folder.Root, "set", ".txt", recursive: true);
        File.SetUnixFileMode(folder.Path("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal("permission denied", Assert.Single(found.Captions).Trouble);
        Assert.Equal(["set/closed"], found.ClosedFolders);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_said_with_its_name()
    {
        KohyaPrepException problem = Assert.Throws<KohyaPrepException>(() => Scan("/nowhere/at/all", "captions", ".txt", recursive: false));
        Assert.StartsWith("captions:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_203_captions_of_the_real_punks_are_read()
    {
        CaptionsFound found = Scan(Shared.Path("punks/captions"), "captions", ".txt", recursive: false);
        Assert.Equal(203, found.Captions.Count);
        Assert.All(found.Captions, caption => Assert.True(caption is { IsUtf8: true, Lines: 1, HasByteOrderMark: false, HasText: true }));
    }

    private static CaptionsFound Scan(string root, string shown, string extension, bool recursive) =>
        CaptionScan.Run(root, shown, extension, recursive, cancellation: TestContext.Current.CancellationToken);
}
