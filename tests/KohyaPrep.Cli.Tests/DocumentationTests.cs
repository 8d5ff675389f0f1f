using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace KohyaPrep.Cli.Tests;

public sealed class DocumentationTests
{
    public static TheoryData<string> Templates => NewTests.Templates;

    [Fact]
    public void The_committed_pages_are_those_that_the_program_writes()
    {
        using TemporaryFolder folder = new();
        Program.Run(folder.Root, "docs", "docs").Expect(0);
        string[] pages = [.. Directory.GetFiles(folder.Path("docs")).Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["options.md", "recipe.md", "recipe.schema.json", "rules.md"], pages);
        foreach (string page in pages)
        {
            Assert.True(
                File.ReadAllBytes(Repository.Path("docs", page)).SequenceEqual(File.ReadAllBytes(folder.Path("docs", page))),
                $"docs/{page} is out of date: run `kohyaprep docs docs`");
        }

        Assert.Equal(File.ReadAllText(folder.Path("docs/recipe.schema.json")), Program.Run(folder.Root, "config", "schema").Expect(0).Output);
    }

    [Fact]
    public void Every_link_within_the_pages_leads_somewhere()
    {
        foreach (string page in (string[])["rules.md", "recipe.md"])
        {
            string text = File.ReadAllText(Repository.Path("docs", page));
            HashSet<string> titles = [.. text.Split('\n').Where(line => line.StartsWith('#')).Select(Anchor)];
            foreach (string link in text.Split("](#").Skip(1).Select(part => part[..part.IndexOf(')', StringComparison.Ordinal)]))
                Assert.Contains(link, titles);
            foreach (string row in text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)))
                Assert.Contains(row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|'), (int[])[3, 5]);
        }
    }

    [Theory, MemberData(nameof(Templates))]
    public void The_schema_accepts_what_the_program_accepts(string template)
    {
        Assert.Empty(Schema().Complaints(Parse(File.ReadAllText(Repository.Path("templates", template + ".yaml")))));
        using TemporaryFolder folder = new();
        Program.Run(folder.Root, "new", template, "recipe.yaml", "--trigger", "a punk").Expect(0);
        Assert.Empty(Schema().Complaints(Parse(File.ReadAllText(folder.Path("recipe.yaml")))));
    }

    [Theory]
    [InlineData("nmae: x", "nmae")]
    [InlineData("training: {epoch: 3}", "epoch")]
    [InlineData("training: {epochs: many}", "epochs")]
    [InlineData("training: {epochs: 0}", "epochs")]
    [InlineData("training: {learning_rate: 0}", "learning_rate")]
    [InlineData("training: {mixed_precision: fp8}", "mixed_precision")]
    [InlineData("training: {max_token_length: 100}", "max_token_length")]
    [InlineData("route: video", "route")]
    [InlineData("canvas: {fit: 768, fill: red}", "canvas")]
    [InlineData("canvas: nativ", "canvas")]
    [InlineData("canvas: {fit: 4}", "canvas")]
    [InlineData("dataset: images", "dataset")]
    [InlineData("dataset: {recursive: 1}", "recursive")]
    [InlineData("samples: {prompts: [1, {a: b}]}", "prompts")]
    [InlineData("options: [1]", "options")]
    public void Schema_and_program_refuse_the_same(string text, string place)
    {
        Assert.Contains(Schema().Complaints(Parse(text)), complaint => complaint.Contains(place, StringComparison.Ordinal));
        using TemporaryFolder folder = new();
        folder.Write("recipe.yaml", text + "\nextends: lora-sd15\n");
        Program.Run(folder.Root, "check", "recipe.yaml").Expect(1).Says("recipe.yaml:1: CFG0");
    }

    [Theory]
    [InlineData("training: {learning_rate: 1e-4, max_token_length: 225, seed: 0}")]
    [InlineData("canvas: {scale: 3, border: mirror}")]
    [InlineData("canvas: trainer")]
    [InlineData("samples: {prompts: one}")]
    [InlineData("samples: {prompts: [one, two]}")]
    [InlineData("options: {noise_offset: 0.05, optimizer_args: [\"weight_decay=0.1\"]}")]
    public void The_schema_accepts_every_form_of_a_value(string text) => Assert.Empty(Schema().Complaints(Parse(text)));

    private static JsonSchema Schema() => new(JsonDocument.Parse(File.ReadAllText(Repository.Path("docs", "recipe.schema.json"))).RootElement);

    private static YamlNode Parse(string yaml)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    /// <summary>As GitHub makes it of a title.</summary>
    private static string Anchor(string title) =>
        string.Concat(title.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-').Where(character => char.IsLetterOrDigit(character) || character is '-' or '_'));
}
