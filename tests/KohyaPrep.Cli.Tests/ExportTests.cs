using System.IO.Compression;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ExportTests()
    {
        Sprites.Write(folder.Path("images"), 4);
        RecipeFile.Write(folder, "controlnet-sd15", "images");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_imagefolder_names_each_picture_with_its_text_and_its_map()
    {
        Export("imagefolder", "hf").Says("hf: 9 files", "--conditioning_image_column conditioning_image");
        string[] lines = File.ReadAllLines(folder.Path("hf/metadata.jsonl"));
        Assert.Equal(4, lines.Length);
        foreach (JsonElement row in lines.Select(Parse))
        {
            Assert.Equal(["file_name", "text", "conditioning_image_file_name"], row.EnumerateObject().Select(column => column.Name));
            string stem = Path.GetFileNameWithoutExtension(row.GetProperty("file_name").GetString()!);
            AssertSame($"dataset/images/{stem}.png", $"hf/{row.GetProperty("file_name").GetString()}");
            AssertSame($"dataset/edges/{stem}.png", $"hf/{row.GetProperty("conditioning_image_file_name").GetString()}");
            Assert.Equal(File.ReadAllText(folder.Path("out/dataset/images", stem + ".txt")).Trim(), row.GetProperty("text").GetString());
        }
    }

    [Fact]
    public void A_controlnet_export_is_drawn_from_source_to_target()
    {
        Export("controlnet", "cn.zip").Says("cn.zip: 9 files");
        using ZipArchive zip = ZipFile.OpenRead(folder.Path("cn.zip"));
        using StreamReader prompts = new(zip.GetEntry("prompt.json")!.Open());
        JsonElement[] rows = [.. prompts.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
        Assert.Equal(4, rows.Length);
        foreach (JsonElement row in rows)
        {
            Assert.Equal(["source", "target", "prompt"], row.EnumerateObject().Select(column => column.Name));
            Assert.StartsWith("source/", zip.GetEntry(row.GetProperty("source").GetString()!)!.FullName, StringComparison.Ordinal);
            Assert.StartsWith("target/", zip.GetEntry(row.GetProperty("target").GetString()!)!.FullName, StringComparison.Ordinal);
            Assert.Contains("a punk", row.GetProperty("prompt").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_recipe_gives_the_same_zip()
    {
        Export("imagefolder", "one.zip");
        Export("imagefolder", "two.zip");
        Assert.Equal(File.ReadAllBytes(folder.Path("one.zip")), File.ReadAllBytes(folder.Path("two.zip")));
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "imagefolder", "--out", "one.zip").Expect(2).Says("one.zip: there is a file of this name already", "--force");
    }

    [Fact]
    public void The_folders_of_each_route_are_those_that_its_script_takes()
    {
        Export("kohya", "pairs").Says("for train_control_net.py: --train_data_dir pairs/images --conditioning_data_dir pairs/conditioning --caption_extension .txt");
        Assert.Equal(Names("pairs/images", "*.png"), Names("pairs/conditioning", "*"));
        Assert.Equal(4, Names("pairs/images", "*.txt").Length);
        Export("kohya", "folders", "--set", "route=lora", "--set", "dataset.repeats=7", "--set", "dataset.class_words='a: punk/x'").Says("for train_network.py: --train_data_dir folders ");
        Assert.Equal(8, Directory.GetFiles(folder.Path("folders/7_a punk x")).Length);
        Export("kohya", "meta", "--set", "route=finetune").Says("for fine_tune.py: --train_data_dir meta/images --in_json meta/metadata.json");
        Assert.Equal(Names("meta/images", "*"), Parse(File.ReadAllText(folder.Path("meta/metadata.json"))).EnumerateObject().Select(row => row.Name));
    }

    [Fact]
    public void Parts_of_a_set_stay_apart()
    {
        Sprites.Write(folder.Path("people"), 2, first: 100);
        string[] parts = ["--set", "dataset.validation=1", "--set", "regularization={images: people, class_words: person, repeats: 3}", "--set", "dataset.class_words=punk"];
        Export("imagefolder", "hf", parts);
        Assert.Equal((3, 1), (File.ReadAllLines(folder.Path("hf/train/metadata.jsonl")).Length, File.ReadAllLines(folder.Path("hf/validation/metadata.jsonl")).Length));
        foreach (string part in (string[])["train", "validation"])
        {
            foreach (JsonElement row in File.ReadAllLines(folder.Path("hf", part, "metadata.jsonl")).Select(Parse))
                Assert.All((string[])["file_name", "conditioning_image_file_name"], column => Assert.True(File.Exists(folder.Path("hf", part, row.GetProperty(column).GetString()!))));
        }

        Export("kohya", "folders", [.. parts, "--set", "route=lora"]).Says("--train_data_dir folders/img --reg_data_dir folders/reg");
        Assert.Equal(6, Directory.GetFiles(folder.Path("folders/img/1_punk")).Length);
        Assert.Equal(4, Directory.GetFiles(folder.Path("folders/reg/3_person")).Length);
    }

    [Fact]
    public void A_rerun_changes_nothing_and_foreign_files_stay()
    {
        Export("controlnet", "cn");
        FolderState before = FolderState.Of(folder.Path("cn"));
        Assert.DoesNotContain("was not written by", Export("controlnet", "cn").Says("0 new or changed").All, StringComparison.Ordinal);
        before.AssertUntouched(FolderState.Of(folder.Path("cn")));
        folder.Write("cn/source/mine.png", "mine");
        Export("controlnet", "cn").Says("cn/source/mine.png was not written by kohyaprep");
        File.WriteAllText(folder.Path("cn/prompt.json"), "mine");
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "controlnet", "--out", "cn").Expect(2).Says("prompt.json", "--force");
        Assert.Equal("mine", File.ReadAllText(folder.Path("cn/prompt.json")));
    }

    [Fact]
    public void Nothing_is_written_where_it_cannot_be_meant()
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "controlnet", "--out", "cn", "--dry-run").Expect(0).Says("cn: 9 files", "source/ 4 files", "prompt.json");
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "controlnet", "--out", "images/cn").Expect(2).Says("--out beside it");
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "controlnet", "--out", "cn", "--set", "route=lora").Expect(2).Says("makes no edge maps", "--set route=controlnet");
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "civitai", "--out", "a.zip", "--set", "route=lora", "--set", "training.network_dim=8").Expect(2).Says("Name a folder");
        Program.Run(folder.Root, "export", "recipe.yaml", "--to", "diffusers", "--out", "x").Expect(2);
        before.AssertUntouched(FolderState.Of(folder.Root));
    }

    [Fact]
    public void For_civitai_there_is_the_bundle_that_train_writes()
    {
        string[] lora = ["--set", "route=lora", "--set", "training.network_dim=8", "--set", "canvas.fit=512"];
        Program.Run(folder.Root, ["export", "recipe.yaml", "--to", "civitai", "--out", "one", .. lora]).Expect(0).Says("drop dataset.zip into the trainer's page");
        Program.Run(folder.Root, ["train", "recipe.yaml", "--on", "civitai", "--bundle", "two", .. lora]).Expect(0);
        foreach (string file in (string[])["dataset.zip", "settings.html", "settings.json", "README.md"])
            Assert.Equal(File.ReadAllBytes(folder.Path("two", file)), File.ReadAllBytes(folder.Path("one", file)));
    }

    private ProgramResult Export(string to, string output, params string[] further) =>
        Program.Run(folder.Root, ["export", "recipe.yaml", "--to", to, "--out", output, .. further]).Expect(0);

    private void AssertSame(string prepared, string exported) =>
        Assert.Equal(File.ReadAllBytes(folder.Path("out", prepared)), File.ReadAllBytes(folder.Path(exported)));

    private string[] Names(string path, string pattern) =>
        [.. Directory.GetFiles(folder.Path(path), pattern).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static JsonElement Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
