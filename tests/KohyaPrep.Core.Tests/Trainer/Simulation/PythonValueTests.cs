using System.Globalization;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

public class PythonValueTests
{
    [Theory]
    [InlineData("10", 10)]
    [InlineData(" +7 ", 7)]
    [InlineData("-3", -3)]
    [InlineData("1_000", 1000)]
    [InlineData("３", 3)]
    [InlineData("", null)]
    [InlineData("1__0", null)]
    [InlineData("_1", null)]
    [InlineData("+-1", null)]
    [InlineData("1.0", null)]
    [InlineData("x", null)]
    public void Whole_numbers_are_read_as_python_reads_them(string text, int? number) =>
        Assert.Equal(number, (int?)PythonValue.ParseWhole(text));

    [Theory]
    [InlineData("2.0", "2")]
    [InlineData(" 1e3 ", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-inf", "-Infinity")]
    [InlineData("1_0.5", "10.5")]
    [InlineData("a", null)]
    [InlineData("1e", null)]
    [InlineData("", null)]
    public void Numbers_are_read_as_python_reads_them(string text, string? number) =>
        Assert.Equal(number, PythonValue.ParseNumber(text)?.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("a/b.c/d.png", "a/b.c/d")]
    [InlineData("a/.png", "a/.png")]
    [InlineData("a.b/c", "a.b/c")]
    [InlineData("dot.v1.png", "dot.v1")]
    public void A_stem_is_what_splitext_leaves(string path, string stem) => Assert.Equal(stem, PythonPath.Stem(path));

    [Theory]
    [InlineData("./train/", "train")]
    [InlineData("a//b/./c", "a/b/c")]
    [InlineData("/a/", "/a")]
    [InlineData(".", ".")]
    public void A_path_is_written_as_pathlib_writes_it(string path, string normal) => Assert.Equal(normal, PythonPath.Normal(path));
}
