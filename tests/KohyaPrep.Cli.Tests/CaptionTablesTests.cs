namespace KohyaPrep.Cli.Tests;

public sealed class CaptionTablesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CaptionTablesTests()
    {
        Directory.CreateDirectory(folder.Path("images"));
        foreach (string number in (string[])["004", "007"])
            File.Copy(Repository.Path("datasets", "punks", "images", $"lad_{number}.png"), folder.Path($"images/lad_{number}.png"));
        folder.Write("words/a.csv", "file,class,mood\nlad_004,old lad,grim\nlad_008,lad,odd\n");
        folder.Write("words/vision.jsonl", "{\"file\": \"lad_007.png\", \"vision\": \"a man with a cap\"}\n");
        folder.Write("recipe.yaml", """
            extends: lora-sd15
            dataset: {images: images}
            output: out
            captions:
              trigger: punk
              template: "{trigger}, {class}, {mood}, {vision}, {eyes} eyes"
              tables: [words/a.csv, words/vision.jsonl]
            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_recipe_takes_captions_from_tables_and_from_portraits()
    {
        Program.Run(folder.Root, "prepare", "recipe.yaml").Expect(0).Says("words/a.csv:3: CAP041 warning: There is no picture 'lad_008'");
        string[] captions = [.. Directory.GetFiles(folder.Path("out/dataset"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        Assert.Equal(["punk, old lad, grim, green eyes", "punk, a man with a cap, blue eyes"], captions.Select(caption => caption.TrimEnd()));
    }

    [Fact]
    public void A_damaged_table_or_a_field_of_none_is_an_error_of_the_recipe()
    {
        folder.Write("words/a.csv", "file,class\nlad_004,old lad\n");
        Program.Run(folder.Root, "check", "recipe.yaml").Expect(1).Says("recipe.yaml:6: CAP008 error: '{mood}' is not a field");
        folder.Write("words/a.csv", "file,class,mood\nlad_004,\"old lad,grim\n");
        Program.Run(folder.Root, "prepare", "recipe.yaml").Expect(1).Says("words/a.csv:2: CAP040 error");
    }

    [Fact]
    public void Names_and_folders_of_pictures_are_fields()
    {
        Directory.Move(folder.Path("images"), folder.Path("10_old_lads"));
        Program.Run(folder.Root, "caption", "10_old_lads", "--template", "{trigger}, {folder}, {name}, {file}", "--trigger", "punk", "--dry-run").Expect(0).Says("lad_004.png: punk, old lads, lad, lad_004");
    }
}
