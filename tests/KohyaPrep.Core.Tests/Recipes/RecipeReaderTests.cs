using CsCheck;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Recipes;

public sealed class RecipeReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_template_gives_what_the_recipe_does_not_say()
    {
        Recipe recipe = Good("extends: lora-sd15\ndataset: { images: pictures }\ntraining: { epochs: 7 }\n");
        Assert.Equal(Route.Lora, recipe.Route);
        Assert.Equal(ModelFamily.Sd15, recipe.Family);
        Assert.Equal((7, 4, 1e-4, 32, 16.0), (recipe.Training.Epochs, recipe.Training.BatchSize, recipe.Training.LearningRate, recipe.Training.NetworkDim!.Value, recipe.Training.NetworkAlpha!.Value));
        Assert.Equal(CanvasKind.Native, recipe.Canvas.Kind);
        Assert.Equal(folder.Path("pictures"), recipe.Dataset.Images);
        Assert.Equal("punks", recipe.Name);
        Assert.Equal(folder.Path("out", "punks"), recipe.Output);
    }

    [Fact]
    public void A_value_knows_where_it_came_from()
    {
        Recipe recipe = Good("extends: lora-sd15\ndataset:\n  images: pictures\ntraining:\n  epochs: 7\n", "training.batch_size=8");
        Assert.Equal($"{folder.Path("punks.yaml")}:5", recipe.OriginOf("training.epochs").ToString());
        Assert.Equal("command line", recipe.OriginOf("training.batch_size").ToString());
        Assert.Equal("template lora-sd15:9", recipe.OriginOf("training.learning_rate").ToString());
        Assert.Equal("default", recipe.OriginOf("training.seed").ToString());
        Assert.Equal(8, recipe.Training.BatchSize);
    }

    [Theory]
    [InlineData("lora-sd15", "{}", 100, 200)]
    [InlineData("lora-sd15", "{ channel: rgb }", 30, 100)]
    [InlineData("lora-sd15", "{ channel: lab, high: 90 }", 20, 90)]
    [InlineData("controlnet-sdxl", "{ low: 50 }", 50, 100)]
    [InlineData("controlnet-sdxl", "{ channel: luminance }", 100, 200)]
    public void The_thresholds_of_edges_follow_the_channel(string template, string edges, double low, double high)
    {
        EdgeSection read = Good($"extends: {template}\ndataset: {{ images: pictures }}\nedges: {edges}\n").Edges;
        Assert.Equal((low, high), (read.Low, read.High));
    }

    [Theory]
    [InlineData("square", CropKind.Square, "0,0,0,0")]
    [InlineData("content", CropKind.Content, "0,0,0,0")]
    [InlineData("\"4, 2,16,12\"", CropKind.Box, "4,2,16,12")]
    [InlineData("\"\"", CropKind.None, "0,0,0,0")]
    public void A_crop_is_a_word_or_a_box(string text, CropKind kind, string box)
    {
        CanvasChoice canvas = Good($"extends: lora-sd15\ndataset: {{ images: pictures }}\ncanvas: {{ fit: 512, crop: {text}, recover: auto }}\n").Canvas;
        Assert.Equal((kind, box, Recovering.Auto), (canvas.Crop, canvas.Box.ToString(), canvas.Recover));
    }

    [Theory]
    [InlineData("extends: lora-sd15\ndatset: { images: p }\n", "CFG001", 2, "Did you mean 'dataset'?")]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining:\n  learnig_rate: 1\n", "CFG001", 4, "Did you mean 'training.learning_rate'?")]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\nlearning_rate: 1\n", "CFG001", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining: { epochs: three }\n", "CFG002", 3, "It takes an integer of at least 1.")]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining: { epochs: 1.5 }\n", "CFG002", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining: { epochs: \"3\" }\n", "CFG002", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining: { epochs: 0 }\n", "CFG003", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining: { epochs: 99999999999 }\n", "CFG003", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ntraining: { learning_rate: 0 }\n", "CFG003", 3, "It takes a number above 0.")]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\nroute: lorra\n", "CFG003", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: p\n", "CFG002", 2, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ncanvas: { fit: 512, crop: \"4,4,0,8\" }\n", "CFG003", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\nedges: { thickness: 0 }\n", "CFG003", 3, "It takes an integer from 1 to 64.")]
    [InlineData("extends: lora-sd15\n", "CFG004", 0, null)]
    [InlineData("route: lora\nmodel: mine.safetensors\ndataset: { images: p }\ntraining: { learning_rate: 1 }\n", "CFG004", 0, "Say which network it has: sd15 or sdxl.")]
    [InlineData("extends: lora-sd51\ndataset: { images: p }\n", "CFG006", 1, "Did you mean 'lora-sd15'?")]
    [InlineData("extends: punks.yaml\ndataset: { images: p }\n", "CFG006", 1, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ncanvas: { pad: 32, fit: 64 }\n", "CFG007", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ncanvas: { pad: 32, border: '#12' }\n", "CFG003", 3, null)]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\ncanvas: { pad: 30 }\n", "CFG012", 3, "Take 24 or 32.")]
    [InlineData("extends: lora-sdxl\ndataset: { images: p }\ncanvas: { fit: 500 }\n", "CFG012", 3, "Take 480 or 512.")]
    [InlineData("extends: lora-sd15\ndataset: { images: p }\nfamily: sdxl\ncanvas: { pad: 32 }\n", "CFG011", 3, null)]
    [InlineData("extends: lora-sd15\nroute: controlnet-lllite\ndataset: { images: p }\n", "CFG010", 2, null)]
    [InlineData("a: [1, 2\n", "CFG005", 2, null)]
    [InlineData("name: a\nname: b\n", "CFG005", 2, null)]
    [InlineData("- a\n- b\n", "CFG005", 0, null)]
    [InlineData("", "CFG005", 0, null)]
    [InlineData("a: 1\n---\nb: 2\n", "CFG005", 0, null)]
    public void A_mistake_is_found_with_its_line_and_its_remedy(string yaml, string code, int line, string? remedy)
    {
        RecipeReading reading = Read(yaml);
        Assert.Null(reading.Recipe);
        Finding finding = reading.Findings.First(finding => finding.Severity == Severity.Error);
        Assert.Equal((code, line), (finding.Code, finding.Location.Line));
        if (remedy is not null)
            Assert.Equal(remedy, finding.Remedy);
    }

    [Fact]
    public void A_canvas_replaces_the_templates_as_a_whole()
    {
        Recipe recipe = Good("extends: lora-sdxl\ndataset: { images: p }\ncanvas: { pad: 32, border: \"#102030\" }\n");
        Assert.Equal(new CanvasChoice(CanvasKind.Pad, 32, new Border(BorderKind.Colour, new Rgb(16, 32, 48)), null), recipe.Canvas);
    }

    [Fact]
    public void Options_keep_their_texts_and_places()
    {
        Recipe recipe = Good("extends: lora-sd15\ndataset: { images: p }\noptions:\n  noise_offset: 0.05\n  network_args: [a=1, b=2]\n  output_name: \"7\"\n");
        Assert.Equal(["0.05"], recipe.Options[0].Text);
        Assert.Equal(["a=1", "b=2"], recipe.Options[1].Text);
        Assert.True(recipe.Options[2].IsQuoted);
        Assert.Equal(5, recipe.Options[1].Origin.Location.Line);
    }

    [Fact]
    public void A_recipe_can_build_on_another_ones_file()
    {
        folder.Write("base/base.yaml", "extends: lora-sd15\ndataset: { images: here }\n");
        Recipe recipe = Good("extends: base/base.yaml\ntraining: { seed: 5 }\n");
        Assert.Equal(folder.Path("base", "here"), recipe.Dataset.Images);
        Assert.Equal(5, recipe.Training.Seed);
    }

    [Fact]
    public void Every_template_makes_a_recipe_that_is_read_without_findings()
    {
        Assert.Equal(9, Templates.Names.Count);
        foreach (string name in Templates.Names)
        {
            RecipeReading reading = Read($"extends: {name}\ndataset: {{ images: p }}\n");
            Assert.Empty(reading.Findings);
            Assert.NotNull(reading.Recipe);
        }
    }

    [Fact]
    public void No_text_makes_the_reader_crash()
    {
        const string Good = "extends: lora-sd15\ndataset:\n  images: \"p\"\n  repeats: 3\ncanvas: {fit: 64}\noptions:\n  network_args: [a, b]\n";
        string[] pieces = ["\n", "  ", ":", "- ", "[", "{", "}", "]", "&a ", "*a", "!!int ", "\"", "'", "|", ">", "#", "? ", "\t", "\u0000", "é", "<<", "null", "1e999", "-1", "%YAML 1.2\n---\n"];
        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, pieces.Length - 1].Array[1, 4]).Sample(
            (place, insert) =>
            {
                RecipeReading reading = Read(Good.Insert(place, string.Concat(insert.Select(i => pieces[i]))));
                Assert.True(reading.Recipe is not null || reading.Findings.Any(finding => finding.Severity == Severity.Error));
            },
            iter: 2000,
            threads: 1);
    }

    [Fact]
    public void Deep_nesting_is_refused_before_it_exhausts_the_stack()
    {
        Assert.Equal("CFG005", Read(new string('[', 200_000)).Findings[0].Code);
        Assert.Equal("CFG005", Read("a: " + new string('{', 200_000)).Findings[0].Code);
    }

    private Recipe Good(string yaml, params string[] overrides)
    {
        RecipeReading reading = Read(yaml, overrides);
        Assert.Empty(reading.Findings);
        return reading.Recipe!;
    }

    private RecipeReading Read(string yaml, params string[] overrides) => RecipeReader.Read(folder.Write("punks.yaml", yaml), overrides);
}
