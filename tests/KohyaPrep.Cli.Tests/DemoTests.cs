using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace KohyaPrep.Cli.Tests;

public sealed partial class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private const int Pictures = 204;

    public static TheoryData<string> Recipes => [.. DemoRun.Recipes];

    [Theory, MemberData(nameof(Recipes))]
    public void Each_recipe_has_its_training_set_and_trainer_files(string recipe)
    {
        string output = Path.Combine(demo.Root, "out", recipe);
        foreach (string file in (string[])["training.toml", "dataset.toml", "accelerate.yaml", "sample_prompts.txt", "kohyaprep.lock.json"])
            Assert.True(new FileInfo(Path.Combine(output, file)).Length > 0, file);
        Assert.Equal(Pictures, Directory.GetFiles(Path.Combine(output, "dataset", "images"), "*.png").Length);
        Assert.Equal(Pictures, Directory.GetFiles(Path.Combine(output, "dataset", "images"), "*.txt").Length);
        Assert.Equal(recipe.StartsWith("controlnet", StringComparison.Ordinal), Directory.Exists(Path.Combine(output, "dataset", "edges")));
        Assert.True(File.Exists(Path.Combine(demo.Root, recipe + ".yaml")));
    }

    [Theory, MemberData(nameof(Recipes))]
    public void The_numbers_are_those_of_an_independent_calculation(string recipe)
    {
        YamlMappingNode template = Template(recipe);
        int batchSize = Number(template, "batch_size"), epochs = Number(template, "epochs");
        int batches = (Pictures + batchSize - 1) / batchSize;
        string text = Block(recipe);
        Assert.Contains($"{Pictures} pictures in batches of {batchSize}: {batches} batches, {batches} steps an epoch, {batches * epochs} steps in {epochs} epochs", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Recipes))]
    public void The_command_names_the_script_and_both_files(string recipe)
    {
        string command = Block(recipe).Split('\n').Single(line => line.StartsWith("  command", StringComparison.Ordinal));
        Assert.Matches(@"cd 'a demo für 人物/out/[\w-]+' && .*python3 -m accelerate\.commands\.launch .*/sd-scripts/\w+\.py' --config_file training\.toml --dataset_config dataset\.toml$", command);
        Assert.Contains("missing", Block(recipe), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_commands_can_be_copied_into_a_shell()
    {
        string[] commands = [.. Next().Matches(demo.Result.Output).Select(match => match.Value)];
        Assert.Equal(4, commands.Length);
        Program.Shell(demo.Start, commands[0].Replace("kohyaprep", "\"$kohyaprep\"", StringComparison.Ordinal)).Expect(0).Says("ENV001");
        Program.Shell(demo.Start, commands[1].Replace("kohyaprep", "\"$kohyaprep\"", StringComparison.Ordinal)).Expect(0).Says("1,020 steps in 20 epochs");
    }

    [Fact]
    public void A_second_run_writes_nothing()
    {
        FolderState before = FolderState.Of(demo.Root);
        ProgramResult again = Program.Run(demo.Start, "demo", Path.GetFileName(demo.Root)).Expect(0).Says("0 files new or changed");
        before.AssertUntouched(FolderState.Of(demo.Root));
        Assert.Equal(Unwritten(demo.Result.Output), Unwritten(again.Output));
    }

    [Fact]
    public void Another_folder_gets_the_same_bytes_but_for_the_paths_in_it()
    {
        using TemporaryFolder other = new();
        Program.Run(other.Root, "demo").Expect(0);
        FolderState.Of(demo.Root).AssertSameBytes(FolderState.Of(other.Path("kohyaprep-demo")));
    }

    [Fact]
    public void What_else_lies_in_the_folder_is_left_alone()
    {
        using TemporaryFolder folder = new();
        folder.Write("demo/lora-sd15.yaml", "mine");
        folder.Write("demo/notes.txt", "mine too");
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "demo", "demo").Expect(2).Says("lora-sd15.yaml", "not written by kohyaprep");
        before.AssertUntouched(FolderState.Of(folder.Root));

        File.Delete(folder.Path("demo/lora-sd15.yaml"));
        Program.Run(folder.Root, "demo", "demo").Expect(0);
        Assert.Equal("mine too", File.ReadAllText(folder.Path("demo/notes.txt")));
    }

    [Fact]
    public void A_file_in_the_folders_place_is_named()
    {
        using TemporaryFolder folder = new();
        folder.Write("demo", "mine");
        Program.Run(folder.Root, "demo", "demo").Expect(3).Says("demo");
        Assert.Equal("mine", File.ReadAllText(folder.Path("demo")));
    }

    private static YamlMappingNode Template(string name)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(File.ReadAllText(Repository.Path("templates", name + ".yaml"))));
        return (YamlMappingNode)stream.Documents[0].RootNode["training"];
    }

    private static int Number(YamlMappingNode section, string key) => int.Parse(((YamlScalarNode)section[key]).Value!, CultureInfo.InvariantCulture);

    /// <summary>The lines about one recipe.</summary>
    private string Block(string recipe) =>
        demo.Result.Output.Split("\n\n").Single(block => block.StartsWith(recipe + ":", StringComparison.Ordinal));

    private static string Unwritten(string output) => Written().Replace(output, "");

    [GeneratedRegex(@"(?<=\s)kohyaprep \w+.*$", RegexOptions.Multiline)]
    private static partial Regex Next();

    [GeneratedRegex(@"\d+ files? new or changed, \d+ as they were")]
    private static partial Regex Written();
}
