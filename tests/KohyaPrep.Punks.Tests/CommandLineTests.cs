namespace KohyaPrep.Punks.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void A_folder_alone_asks_for_the_committed_set() =>
        Assert.Equal(new CommandLine("out", CommandLine.DefaultSeed, 204, null), CommandLine.Parse(["out"]));

    [Fact]
    public void Seed_count_and_sheet_are_read_in_any_order() =>
        Assert.Equal(
            new CommandLine("out", 7, 12, "sheet.png"),
            CommandLine.Parse(["--count", "12", "--sheet", "sheet.png", "out", "--seed", "7"]));

    [Theory]
    [InlineData()]
    [InlineData("--seed", "1")]
    [InlineData("out", "--colour", "red")]
    [InlineData("out", "--seed")]
    [InlineData("out", "--seed", "many")]
    [InlineData("out", "--count", "0")]
    [InlineData("out", "again")]
    public void Anything_else_is_no_command_line(params string[] arguments) => Assert.Null(CommandLine.Parse(arguments));
}
