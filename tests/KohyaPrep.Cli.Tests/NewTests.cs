namespace KohyaPrep.Cli.Tests;

public sealed class NewTests
{
    public static TheoryData<string> Templates => [.. Directory.GetFiles(Repository.Path("templates"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Templates))]
    public void A_new_recipe_passes_the_check(string template)
    {
        using TemporaryFolder folder = new();
        Program.Run(folder.Root, "new", template, "my recipe.yaml").Expect(0).Says("next: kohyaprep check 'my recipe.yaml'");
        Program.Run(folder.Root, "check", "my recipe.yaml").Expect(0).Says("ENV001 warning");
        Assert.Single(FolderState.Of(folder.Root).Hashes);
    }

    [Fact]
    public void The_list_has_every_template_with_what_it_is_for()
    {
        ProgramResult list = Program.Run(Repository.Root, "new", "--list").Expect(0);
        Assert.Equal(Templates.Select(row => row.Data), list.Output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]));
        Assert.All(list.Output.TrimEnd().Split('\n'), line => Assert.EndsWith(".", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_models_are_listed_with_the_place_to_get_them() =>
        Program.Run(Repository.Root, "new", "--models").Expect(0).Says("PixNite 1.5", "sd15", "Nova Pixels XL v2.0", "sdxl", "https://");

    [Fact]
    public void A_file_that_is_there_is_not_replaced()
    {
        using TemporaryFolder folder = new();
        folder.Write("lora-sd15.yaml", "mine");
        Program.Run(folder.Root, "new", "lora-sd15").Expect(2).Says("lora-sd15.yaml: there is a file of this name already");
        Assert.Equal("mine", File.ReadAllText(folder.Path("lora-sd15.yaml")));
    }

    [Theory]
    [InlineData("lora-sd51", "Did you mean 'lora-sd15'?")]
    [InlineData("controlnet-sdx", "Did you mean 'controlnet-sdxl'?")]
    [InlineData("video", "`kohyaprep new --list` shows them")]
    public void An_unknown_template_is_answered_with_the_nearest(string template, string answer)
    {
        using TemporaryFolder folder = new();
        Program.Run(folder.Root, "new", template).Expect(2).Says(template, answer);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Folders_and_words_of_all_kinds_arrive_in_the_recipe()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("my \"art\"\\ # 人物"), 2);
        Sprites.Write(folder.Path("-captions"), 2);
        Program.Run(folder.Root, "new", "lora-sd15", "recipes/x.yaml", "--images", "my \"art\"\\ # 人物", "--captions", "./-captions", "--trigger", "a \"punk\": #1").Expect(0);
        Program.Run(folder.Root, "check", "recipes/x.yaml").Expect(0);
        Program.Run(folder.Root, "plan", "recipes/x.yaml").Expect(0).Says("2 pictures of 24×24", "2 captions");
    }
}
