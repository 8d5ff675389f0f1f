using KohyaPrep.Captioning.Taggers;
using KohyaPrep.Core;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging;

namespace KohyaPrep.Captioning.Tests;

public sealed class TaggerTests
{
    // Of blue, green, red: each tag looks at one of them.
    private static readonly SmallTagger Small = new([[0.02f, 0, 0, -0.01f], [0, 0.03f, 0, 0], [0, 0, 0.01f, 0.02f]], [-1, -2, 0.5f, -1.5f]);

    [Theory]
    [InlineData(8, 8, 8, 0)]
    [InlineData(24, 24, 8, 0)]
    [InlineData(4, 4, 8, 0)]
    [InlineData(8, 8, 8, 1)]
    [InlineData(8, 8, 8, 3)]
    [InlineData(448, 448, 0, 0)]
    public void Probabilities_are_those_of_the_mean_colour_in_blue_green_red(int width, int height, int size, int batch)
    {
        using Tagger tagger = Load(Small with { Size = size, Batch = batch });
        PixelImage one = Flat(width, height, 200, 100, 50), other = Flat(width, height, 0, 255, 7);
        IReadOnlyList<float[]> said = batch == 1 ? [tagger.Tag([one])[0], tagger.Tag([other])[0]] : tagger.Tag([one, other]);
        AssertEqual(Small.Of(50, 100, 200), said[0]);
        AssertEqual(Small.Of(7, 255, 0), said[1]);
    }

    [Fact]
    public void A_picture_is_padded_with_white_to_a_square()
    {
        using Tagger tagger = Load(Small);
        AssertEqual(Small.Of((255 + 50) / 2.0, (255 + 100) / 2.0, (255 + 200) / 2.0), tagger.Tag([Flat(8, 4, 200, 100, 50)])[0]);
        AssertEqual(Small.Of((255 + 50) / 2.0, (255 + 100) / 2.0, (255 + 200) / 2.0), tagger.Tag([Flat(4, 8, 200, 100, 50)])[0]);
    }

    [Fact]
    public void Transparent_pixels_are_laid_onto_white()
    {
        using Tagger tagger = Load(Small);
        AssertEqual(Small.Of(255, 255, 255), tagger.Tag([Flat(8, 8, 200, 100, 50, alpha: 0)])[0]);
        AssertEqual(Small.Of(152, 177, 227), tagger.Tag([Flat(8, 8, 200, 100, 50, alpha: 128)])[0]);
    }

    [Theory]
    [InlineData(PixelForm.Rgb01, true)]
    [InlineData(PixelForm.Rgb11, true)]
    [InlineData(PixelForm.Rgb01, false)]
    [InlineData(PixelForm.Bgr255, true)]
    public void Other_taggers_take_other_numbers_and_colours_one_after_the_other(PixelForm form, bool channelsFirst)
    {
        SmallTagger model = Small with { IsChannelsFirst = channelsFirst };
        double[] means = form switch
        {
            PixelForm.Rgb01 => [200 / 255.0, 100 / 255.0, 50 / 255.0],
            PixelForm.Rgb11 => [(200 / 127.5) - 1, (100 / 127.5) - 1, (50 / 127.5) - 1],
            _ => [50, 100, 200],
        };
        using Tagger tagger = Load(model, form);
        AssertEqual(model.Of(means), tagger.Tag([Flat(8, 8, 200, 100, 50)])[0]);
    }

    [Fact]
    public void Numbers_that_are_no_probabilities_yet_are_made_such()
    {
        using Tagger tagger = Load(Small with { HasSigmoid = false });
        AssertEqual(Small.Of(50, 100, 200), tagger.Tag([Flat(8, 8, 200, 100, 50)])[0]);
    }

    [Fact]
    public void A_model_with_another_number_of_outputs_than_tags_is_refused() =>
        Assert.Contains("4 outputs, and there are 5 tags", Assert.Throws<KohyaPrepException>(() => Load(Small, tags: 5)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("this is no model")]
    public void A_file_that_is_no_model_is_told(string text)
    {
        using TemporaryFolder folder = new();
        folder.Write("model.onnx", text);
        Assert.Contains("cannot be loaded", Assert.Throws<KohyaPrepException>(() => Tagger.Load(folder.Path("model.onnx"), PixelForm.Bgr255, 4)).Message, StringComparison.Ordinal);
        Assert.Contains("no such model", Assert.Throws<KohyaPrepException>(() => Tagger.Load(folder.Path("none.onnx"), PixelForm.Bgr255, 4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_takes_something_else_than_pictures_is_told()
    {
        using TemporaryFolder folder = new();
        Protobuf dimension = new Protobuf().Message(1, new Protobuf().Number(1, 4));
        Protobuf value(string name) => new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, new Protobuf().Number(1, 1).Message(2, dimension)));
        Protobuf graph = new Protobuf().Message(1, new Protobuf().Text(1, "x").Text(2, "y").Text(4, "Sigmoid")).Text(2, "g").Message(11, value("x")).Message(12, value("y"));
        File.WriteAllBytes(folder.Path("m.onnx"), new Protobuf().Number(1, 8).Message(7, graph).Message(8, new Protobuf().Text(1, "").Number(2, 13)).Bytes);
        Assert.Contains("its input 'x' is Float [4]", Assert.Throws<KohyaPrepException>(() => Tagger.Load(folder.Path("m.onnx"), PixelForm.Bgr255, 4)).Message, StringComparison.Ordinal);
    }

    private static Tagger Load(SmallTagger model, PixelForm form = PixelForm.Bgr255, int tags = 4)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), model.ToOnnx());
        return Tagger.Load(folder.Path("model.onnx"), form, tags);
    }

    private static PixelImage Flat(int width, int height, byte red, byte green, byte blue, byte alpha = 255) =>
        new(width, height, [.. Enumerable.Repeat<byte[]>([red, green, blue, alpha], width * height).SelectMany(pixel => pixel)]);

    private static void AssertEqual(double[] expected, float[] said)
    {
        Assert.Equal(expected.Length, said.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], said[i], 1e-4);
    }
}
