using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.IO.Hashing;

namespace KohyaPrep.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string, string> BadPictures => new()
    {
        { "no picture", "IMG001", "text" },
        { "cut short", "IMG002", "cut" },
        { "empty", "IMG005", "" },
        { "huge", "IMG006", "huge" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("prepare")]
    [InlineData("plan")]
    [InlineData("check")]
    [InlineData("train")]
    public void A_folder_without_pictures_is_an_error(string verb)
    {
        Directory.CreateDirectory(folder.Path("images"));
        RecipeFile.Write(folder, "lora-sd15", "images");
        AssertNothingWritten(() => Run(1, verb, "recipe.yaml").Says("images: SET001 error"));
    }

    [Theory, MemberData(nameof(BadPictures))]
    public void A_picture_that_cannot_be_read_is_named_and_nothing_is_written(string name, string code, string content)
    {
        byte[] picture = content switch
        {
            "text" => "this is no picture"u8.ToArray(),
            "cut" => Sprites.Png(1)[..^40],
            "huge" => Header(30_000),
            _ => [],
        };
        Sprites.Write(folder.Path("images"), 2);
        File.WriteAllBytes(folder.Path($"images/{name}.png"), picture);
        RecipeFile.Write(folder, "controlnet-sdxl", "images");
        AssertNothingWritten(() =>
        {
            Run(1, "prepare", "recipe.yaml").Says($"images/{name}.png: {code} error", "nothing was written");
            Run(1, "check", "images").Says($"images/{name}.png: {code} error");
            Run(2, "edges", "images", "--out", "edges").Says($"{name}.png: ");
        });

        // Alone in its folder too.
        Directory.CreateDirectory(folder.Path("alone"));
        File.WriteAllBytes(folder.Path("alone/x.png"), picture);
        RecipeFile.Write(folder, "lora-sd15", "alone");
        AssertNothingWritten(() => Run(1, "prepare", "recipe.yaml").Says($"alone/x.png: {code} error"));
    }

    [Theory]
    [InlineData("images/out")]
    [InlineData("images")]
    [InlineData("link/out")]
    [InlineData("link/deeper/out")]
    [InlineData("elsewhere/down/out")]
    public void An_output_folder_inside_the_pictures_is_refused(string output)
    {
        Sprites.Write(folder.Path("images"), 2);
        Directory.CreateDirectory(folder.Path("images/down"));
        Directory.CreateSymbolicLink(folder.Path("link"), "images");
        Directory.CreateSymbolicLink(folder.Path("elsewhere"), folder.Path("link"));
        RecipeFile.Write(folder, "lora-sd15", "images");
        AssertNothingWritten(() => Run(2, "prepare", "recipe.yaml", "--set", $"output={output}").Says("the output folder lies inside images"));
    }

    [Fact]
    public void A_source_folder_inside_the_output_is_refused_also_through_a_link()
    {
        Sprites.Write(folder.Path("out/dataset/images"), 2);
        Directory.CreateSymbolicLink(folder.Path("pictures"), "out/dataset/images");
        RecipeFile.Write(folder, "lora-sd15", "pictures");
        AssertNothingWritten(() => Run(2, "prepare", "recipe.yaml").Says("the output folder lies inside", "pictures"));
        AssertNothingWritten(() => Run(2, "edges", "pictures", "--out", "pictures/edges").Says("among the pictures"));
        AssertNothingWritten(() => Run(2, "edges", "pictures", "--out", "out/dataset/images/edges").Says("among the pictures"));
    }

    [Theory]
    [InlineData("two words.png", "two words.txt")]
    [InlineData("Füße 人物 e\u0301.png", "Füße 人物 e\u0301.txt")]
    [InlineData("-rf.png", "-rf.txt")]
    [InlineData("--config_file.PNG", "--config_file.txt")]
    [InlineData("a'b\"c\\d$e`f.png", "a'b\"c\\d$e`f.txt")]
    [InlineData("[bold]x[dim].png", "[bold]x[dim].txt")]
    public void Names_of_all_kinds_arrive_in_the_training_set(string picture, string caption)
    {
        Directory.CreateDirectory(folder.Path("images"));
        File.WriteAllBytes(folder.Path("images", picture), Sprites.Png(1));
        File.WriteAllText(folder.Path("images", caption), "a punk");
        RecipeFile.Write(folder, "finetune-sd15", "images");
        Run(0, "prepare", "recipe.yaml").Says("1 picture of 512×512");
        string[] written = [.. Directory.GetFiles(folder.Path("out/dataset/images")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        Assert.Equal([Path.ChangeExtension(picture, ".png"), caption], written);
        Run(0, "prepare", "recipe.yaml").Says("0 files new or changed");
    }

    [Fact]
    public void Folders_and_recipes_of_all_names_can_be_given()
    {
        Sprites.Write(folder.Path("-my punks für 人物"), 2);
        File.Move(RecipeFile.Write(folder, "lora-sd15", "-my punks für 人物"), folder.Path("-re zept ü.yaml"));
        Run(0, "check", "--", "-re zept ü.yaml");
        Run(0, "prepare", "--set", "output=-out put", "--", "-re zept ü.yaml").Says("2 pictures of 24×24");
        Run(0, "check", "--", "-my punks für 人物");
        Run(0, "edges", "--out", "edges", "--", "-my punks für 人物").Says("2 edge maps");
        Assert.True(File.Exists(folder.Path("-out put/training.toml")));
        Run(2, "check", "-re zept ü.yaml").Says("There is no option '-re zept ü.yaml'", "'--'");
    }

    [Fact]
    public void Links_that_go_round_in_circles_are_passed_over()
    {
        Sprites.Write(folder.Path("images"), 2);
        File.CreateSymbolicLink(folder.Path("images/self"), ".");
        File.CreateSymbolicLink(folder.Path("images/up"), "..");
        File.CreateSymbolicLink(folder.Path("images/ring.txt"), "ring.txt");
        File.CreateSymbolicLink(folder.Path("images/nowhere.txt"), "missing");
        File.CreateSymbolicLink(folder.Path("ring"), "ring");
        RecipeFile.Write(folder, "lora-sd15", "images");
        Run(0, "prepare", "recipe.yaml", "--set", "dataset.recursive=true").Says("2 pictures");
        Run(0, "check", "images", "--recursive");
        Run(2, "check", "ring");
        Run(2, "prepare", "recipe.yaml", "--set", "dataset.images=ring").Says("ring");
        Run(2, "prepare", "recipe.yaml", "--set", "dataset.captions=ring").Says("ring");
        Run(3, "prepare", "recipe.yaml", "--set", "output=ring/out").Says("ring/out: cannot be written");

        File.CreateSymbolicLink(folder.Path("images/ring.png"), "ring.png");
        Run(1, "prepare", "recipe.yaml").Says("images/ring.png: IMG001 error");
    }

    [Theory]
    [InlineData("dataset: {images: [", "CFG005", 1)]
    [InlineData("a: b: c", "CFG005", 1)]
    [InlineData("just words", "CFG005", 1)]
    [InlineData("", "CFG005", 1)]
    [InlineData("x: 'never ended", "CFG005", 1)]
    [InlineData("extends: lora-sd15\nimages: x", "CFG001", 1)]
    public void A_recipe_that_is_none_is_a_finding_with_its_line(string text, string code, int exitCode)
    {
        folder.Write("recipe.yaml", text);
        AssertNothingWritten(() =>
        {
            Run(exitCode, "prepare", "recipe.yaml").Says("recipe.yaml:", $"{code} error");
            Run(exitCode, "check", "recipe.yaml").Says("recipe.yaml:", $"{code} error");
        });
    }

    [Fact]
    public void A_recipe_that_is_not_there_or_no_text_is_named()
    {
        Directory.CreateDirectory(folder.Path("images"));
        File.WriteAllBytes(folder.Path("picture.yaml"), Sprites.Png(1));
        foreach (string verb in (string[])["prepare", "plan", "train", "check"])
        {
            Run(2, verb, "missing.yaml").Says("missing.yaml: there is no such file");
            Run(2, verb, "picture.yaml").Says("picture.yaml: not UTF-8");
        }

        foreach (string verb in (string[])["prepare", "plan", "train"])
            Run(2, verb, "images").Says("images: that is a folder");
    }

    [Fact]
    public void Folders_that_are_not_there_are_named()
    {
        Sprites.Write(folder.Path("images"), 2);
        RecipeFile.Write(folder, "lora-sd15", "missing");
        AssertNothingWritten(() => Run(2, "prepare", "recipe.yaml").Says("missing: there is no such folder of pictures"));
        RecipeFile.Write(folder, "lora-sd15", "images");
        AssertNothingWritten(() =>
        {
            Run(2, "prepare", "recipe.yaml", "--set", "dataset.captions=none").Says("none: there is no such folder of captions");
            Run(2, "prepare", "recipe.yaml", "--set", "dataset.edge_maps=none").Says("none: there is no such folder of edge maps");
            Run(2, "check", "none").Says("none");
            Run(2, "edges", "none", "--out", "edges").Says("none: there is no such folder");
            Run(2, "caption", "none").Says("none: there is no such folder");
        });
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("")]
    [InlineData("prepare")]
    [InlineData("prepare recipe.yaml --frob")]
    [InlineData("prepare --frob recipe.yaml")]
    [InlineData("demo --force")]
    [InlineData("new lora-sd15 --out")]
    [InlineData("prepare recipe.yaml --set")]
    [InlineData("prepare recipe.yaml --set nonsense")]
    [InlineData("check recipe.yaml --fail-on never")]
    [InlineData("config generate recipe.yaml --format ini")]
    [InlineData("edges images")]
    [InlineData("edges images --out edges --aperture 4")]
    [InlineData("edges images --out edges --fit many")]
    [InlineData("explain IMG999")]
    public void A_wrong_command_line_has_a_code_of_its_own_and_writes_nothing(string line)
    {
        Sprites.Write(folder.Path("images"), 2);
        RecipeFile.Write(folder, "lora-sd15", "images");
        AssertNothingWritten(() => Assert.StartsWith("kohyaprep: ", Run(2, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Error, StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_that_was_mistyped_is_recognised() =>
        Run(2, "prepare", "recipe.yaml", "--dry-rum").Says("There is no option '--dry-rum'. Did you mean '--dry-run'?");

    [Theory]
    [InlineData("new --list | head -1")]
    [InlineData("explain | head -1")]
    [InlineData("prepare recipe.yaml | head -1")]
    [InlineData("check images --json | head -1")]
    [InlineData("prepare recipe.yaml | true")]
    public void A_reader_that_goes_away_is_no_crash(string line)
    {
        Sprites.Write(folder.Path("images"), 40);
        foreach (string caption in Directory.GetFiles(folder.Path("images"), "*.txt"))
            File.Delete(caption);
        RecipeFile.Write(folder, "lora-sd15", "images");
        ProgramResult result = Program.Shell(folder.Root, $"set -o pipefail; \"$kohyaprep\" {line}");
        result.Expect(result.ExitCode);
        Assert.True(result.ExitCode is 0 or 141, $"exit code {result.ExitCode}");
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named_with_the_reason()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs file modes");
            return;
        }

        Sprites.Write(folder.Path("images"), 2);
        RecipeFile.Write(folder, "lora-sd15", "images");
        Directory.CreateDirectory(folder.Path("closed"));
        string asUser = "";
        if (Environment.IsPrivilegedProcess)
        {
            Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "root may write everywhere, and setpriv is not there to run as somebody else");
            asUser = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
            Assert.SkipUnless(Program.Shell(folder.Root, $"chmod -R a+rX . && HOME=/tmp {asUser} \"$kohyaprep\" --version").ExitCode == 0, "nobody may not run the program here");
        }

        File.SetUnixFileMode(folder.Path("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (string output in (string[])["closed", "closed/new/out"])
        {
            AssertNothingWritten(() => Program.Shell(folder.Root, $"{asUser}\"$kohyaprep\" prepare recipe.yaml --set output={output}")
                .Expect(3).Says($"{output}: cannot be written", "denied"));
        }

        Program.Shell(folder.Path("closed"), $"{asUser}\"$kohyaprep\" new lora-sd15").Expect(3).Says("lora-sd15.yaml: cannot be written");
    }

    [Fact]
    public void A_full_disk_leaves_the_old_state_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root, to mount a small disk");
        Directory.CreateDirectory(folder.Path("disk"));
        using Process mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.Path("disk")]);
        mount.WaitForExit();
        Assert.SkipUnless(mount.ExitCode == 0, "needs to mount a small disk, which is not allowed here");
        try
        {
            Sprites.Write(folder.Path("images"), 12);
            RecipeFile.Write(folder, "lora-sd15", "images");
            Run(0, "prepare", "recipe.yaml", "--set", "output=disk/out");
            FolderState before = FolderState.Of(folder.Path("disk"));
            // The filler takes what is left but a few pages.
            File.WriteAllBytes(folder.Path("disk/filler"), new byte[100_000]);
            Run(3, "prepare", "recipe.yaml", "--set", "output=disk/out", "--set", "canvas.fit=512").Says("disk/out: cannot be written", "space");
            File.Delete(folder.Path("disk/filler"));
            before.AssertUntouched(FolderState.Of(folder.Path("disk")));
            Assert.False(Directory.Exists(folder.Path("disk/out/.kohyaprep")));

            File.WriteAllBytes(folder.Path("disk/filler"), new byte[100_000]);
            Run(3, "prepare", "recipe.yaml", "--set", "output=disk/other/new", "--set", "canvas.fit=512").Says("disk/other/new: cannot be written");
            Assert.False(Directory.Exists(folder.Path("disk/other")));
        }
        finally
        {
            using Process unmount = Process.Start("umount", [folder.Path("disk")]);
            unmount.WaitForExit();
        }
    }

    private ProgramResult Run(int exitCode, params string[] arguments) => Program.Run(folder.Root, arguments).Expect(exitCode);

    /// <summary>Fails when a file or folder came, went or changed meanwhile.</summary>
    private void AssertNothingWritten(Action action)
    {
        FolderState before = FolderState.Of(folder.Root);
        string[] entries = Entries();
        action();
        before.AssertUntouched(FolderState.Of(folder.Root));
        Assert.Equal(entries, Entries());

        string[] Entries() => [.. Directory.EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    /// <summary>A PNG whose header promises a square of this side, with a few lines of it.</summary>
    private static byte[] Header(int side)
    {
        byte[] size = [0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(size, side);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), side);
        using MemoryStream pixels = new();
        using (ZLibStream deflate = new(pixels, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(new byte[100_000]);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, size), .. Chunk("IDAT"u8, pixels.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. name, .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.HashToUInt32(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }
}
