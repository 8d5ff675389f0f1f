using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CheckTests()
    {
        Sprites.Write(folder.Path("images"), 3);
        folder.Write("images/nobody.txt", "a caption without a picture");
        RecipeFile.Write(folder, "lora-sd15", "images");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_has_exactly_the_documented_keys()
    {
        folder.Write("recipe.yaml", File.ReadAllText(folder.Path("recipe.yaml")) + "\nnmae: x\n");
        ProgramResult result = Program.Run(folder.Root, "check", "recipe.yaml", "--json").Expect(1);
        JsonElement finding = Assert.Single(JsonDocument.Parse(result.Output).RootElement.EnumerateArray());
        Assert.Equal(["code", "name", "severity", "file", "line", "column", "message", "remedy", "fix"], finding.EnumerateObject().Select(pair => pair.Name));
        Assert.Equal(("CFG001", "error", "recipe.yaml", 7), (
            finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32()));
        Assert.Contains("'name'", finding.GetProperty("remedy").GetString() + finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Nothing_found_is_an_empty_array()
    {
        File.Delete(folder.Path("images/nobody.txt"));
        ProgramResult result = Program.Run(folder.Root, "check", "images", "--json").Expect(0);
        Assert.Equal(0, JsonDocument.Parse(result.Output).RootElement.GetArrayLength());
        Program.Run(folder.Root, "check", "images").Expect(0).Says("Nothing is wrong.");
    }

    [Theory]
    [InlineData("images", "error", 0)]
    [InlineData("images", "warning", 1)]
    [InlineData("images", "info", 1)]
    [InlineData("recipe.yaml", "error", 0)]
    [InlineData("recipe.yaml", "warning", 1)]
    public void Fail_on_decides_from_which_severity_on_it_fails(string subject, string failOn, int exitCode) =>
        Program.Run(folder.Root, "check", subject, "--fail-on", failOn).Expect(exitCode).Says("nobody.txt: SET005 warning");

    [Fact]
    public void Prepare_writes_nothing_when_a_warning_is_made_to_count()
    {
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--fail-on", "warning").Expect(1).Says("nothing was written");
        Assert.False(Directory.Exists(folder.Path("out")));
    }

    [Fact]
    public void A_folder_is_checked_with_captions_from_elsewhere()
    {
        folder.Write("captions/punk 000.caption", "a punk");
        Program.Run(folder.Root, "check", "images", "--captions", "captions", "--caption-extension", ".caption", "--fail-on", "warning")
            .Expect(1).Says("images/punk 001.png: CAP001 warning", "images/punk 002.png: CAP001 warning");
    }

    [Fact]
    public void All_findings_of_a_rule_are_listed_when_asked_for()
    {
        Sprites.Write(folder.Path("many"), 30);
        foreach (string caption in Directory.GetFiles(folder.Path("many"), "*.txt"))
            File.Delete(caption);
        Program.Run(folder.Root, "check", "many").Expect(0).Says("25 more of missing-caption not shown");
        Assert.Equal(30, Program.Run(folder.Root, "check", "many", "--all").Expect(0).Output.Split(" CAP001 ").Length - 1);
    }

    [Fact]
    public void The_checked_material_is_not_touched()
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "check", "recipe.yaml").Expect(0);
        Program.Run(folder.Root, "plan", "recipe.yaml").Expect(0);
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--dry-run").Expect(0).Says("1 step");
        Program.Run(folder.Root, "config", "generate", "recipe.yaml").Expect(0).Says("network_module = \"networks.lora\"", "image_dir");
        before.AssertUntouched(FolderState.Of(folder.Root));
        Assert.False(Directory.Exists(folder.Path("out")));
    }

    [Fact]
    public void The_plan_as_json_has_the_numbers_of_the_plan_as_text()
    {
        string json = Program.Run(folder.Root, "plan", "recipe.yaml", "--json", "--set", "dataset.repeats=7").Expect(0).Output;
        JsonElement plan = JsonDocument.Parse(json).RootElement;
        Assert.Equal(("train_network", 3, 7, 4, 6, 6, 3, 18), (
            plan.GetProperty("script").GetString(), Number("images"), Number("repeats"), Number("batch_size"),
            Number("batches"), Number("steps_per_epoch"), Number("epochs"), Number("max_train_steps")));
        Assert.Equal(3, plan.GetProperty("checkpoints").GetArrayLength());

        int Number(string name) => plan.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Every_code_and_name_is_explained()
    {
        string[][] rules = [.. Program.Run(folder.Root, "explain").Expect(0).Output.TrimEnd().Split('\n').Select(line => line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries))];
        Assert.True(rules.Length > 40);
        Parallel.ForEach(rules, rule =>
        {
            string text = Program.Run(folder.Root, "explain", rule[0]).Expect(0).Output;
            Assert.StartsWith($"{rule[0]} {rule[1]} (", text, StringComparison.Ordinal);
            Assert.Contains("\nWhy: ", text, StringComparison.Ordinal);
            Assert.Contains("\nDo: ", text, StringComparison.Ordinal);
        });
        Program.Run(folder.Root, "explain", "orphan-caption").Expect(0).Says("SET005");
        Program.Run(folder.Root, "explain", "IMG01").Expect(2).Says("Did you mean IMG001");
    }
}
