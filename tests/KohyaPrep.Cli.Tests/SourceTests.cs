using System.Text.RegularExpressions;

namespace KohyaPrep.Cli.Tests;

/// <summary>What the compiler does not look at, and the formatter only when it loads the whole solution, which takes minutes.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Usings_stand_in_order_those_of_the_system_first()
    {
        string[] files = [.. ((string[])["src", "tests", "datasets"]).SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(Ordered(Usings(File.ReadAllText(file))), Usings(File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("using System.Text;\nusing KohyaPrep;\nusing static KohyaPrep.X;\nusing Y = System.X;\n", true)]
    [InlineData("using System.Text;\nusing System;\n", false)]
    [InlineData("using KohyaPrep;\nusing System;\n", false)]
    [InlineData("using static System.Math;\nusing KohyaPrep;\n", false)]
    public void Their_order_is_told_from_another(string text, bool isOrdered) => Assert.Equal(isOrdered, Usings(text).SequenceEqual(Ordered(Usings(text))));

    private static string[] Usings(string text) => [.. Using().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>Namespaces, then types whose members are used, then names for types; of each, those of the system first.</summary>
    private static IEnumerable<string> Ordered(IEnumerable<string> usings) => usings
        .OrderBy(name => name.Contains('=') ? 2 : name.StartsWith("static ", StringComparison.Ordinal) ? 1 : 0)
        .ThenBy(name => name.Split(' ')[^1] is "System" || name.Split(' ')[^1].StartsWith("System.", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(name => name, StringComparer.Ordinal);

    [GeneratedRegex("^(?:global )?using ([^(;]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
