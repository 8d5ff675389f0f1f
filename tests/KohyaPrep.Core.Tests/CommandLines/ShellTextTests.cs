using System.Diagnostics;
using CsCheck;
using KohyaPrep.Core.CommandLines;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.CommandLines;

/// <summary>Words that are written for a shell come out of it as they were.</summary>
public sealed class ShellTextTests
{
    private static readonly string[] Hard =
        ["", "--network_dim", "24,24", "1e-4", "C:\\train\\new folder\\", "a \"b\" c", "it's", "%PATH%", "$HOME", "^", "\\\"", "'", "key=[1, 2]", "-1", "--a.b=c"];

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String["abz09_-./:=,+@%^&|<>()!\"'`\\$#; \té漢{}[]*?~"],
        Gen.Int[0, Hard.Length - 1].Select(index => Hard[index]));

    [Theory]
    [InlineData(Shell.Bash)]
    [InlineData(Shell.PowerShell)]
    [InlineData(Shell.Cmd)]
    public void Reading_undoes_writing(Shell shell)
    {
        Word.List[1, 6].Sample(
            words =>
            {
                words.Insert(0, "accelerate");
                Assert.Equal(words, Assert.Single(ShellWords.Split(ShellText.Of(words, shell), shell)).Select(word => word.Text));
                Assert.Equal(words, Assert.Single(ShellWords.Split(ShellText.InLines(words, shell), shell)).Select(word => word.Text));
            },
            iter: Effort.Times(2_000, 200_000));
    }

    [Fact]
    public void Bash_itself_takes_the_words_so()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash");
        Word.List[1, 6].Sample(
            words => Assert.Equal(words, Printed(ShellText.Of(words, Shell.Bash))),
            iter: Effort.Times(40, 2_000),
            threads: 1);
    }

    private static List<string> Printed(string line)
    {
        using Process bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "-c", $"printf '%s\\0' {line}"])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        string text = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return [.. text.Split('\0')[..^1]];
    }
}
