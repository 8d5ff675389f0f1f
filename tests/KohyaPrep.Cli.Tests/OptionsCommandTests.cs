using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

public class OptionsCommandTests
{
    [Fact]
    public void One_option_is_explained_in_plain_lines()
    {
        (int code, string output, _) = Run("config", "options", "train_batch_size");
        Assert.Equal(0, code);
        Assert.StartsWith("train_batch_size\n  How many pictures make one step.\n  type      a whole number\n  default   1\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  dataset   called batch_size in the dataset file\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public void Many_options_are_a_line_each() =>
        Assert.Equal(169, Run("config", "options", "--script", "train_db.py").Output.TrimEnd().Split('\n').Length);

    [Fact]
    public void Json_has_every_key()
    {
        using JsonDocument document = JsonDocument.Parse(Run("config", "options", "save_model_as", "--script", "train_db", "--json").Output);
        JsonElement option = document.RootElement[0];
        Assert.Equal(
            ["name", "meaning", "usual", "needs", "conflicts", "trap", "since", "words", "dataset_key", "rows"],
            option.EnumerateObject().Select(property => property.Name));
        Assert.Equal(JsonValueKind.Null, option.GetProperty("rows")[0].GetProperty("default").ValueKind);
        Assert.Equal(1, option.GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("Did you mean 'network_dim'?", "config", "options", "netwrok_dim")]
    [InlineData("Did you mean 'train_db'?", "config", "options", "--script", "train_bd")]
    [InlineData("'cond_emb_dim' is not an option of train_db.py, but of sdxl_train_control_net_lllite.", "config", "options", "cond_emb_dim", "--script", "train_db")]
    public void What_is_not_found_is_answered_with_what_was_probably_meant(string message, params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith(message + "\n", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        ProgramResult result = Program.Run(Path.GetTempPath(), arguments);
        return (result.ExitCode, result.Output, result.Error);
    }
}
