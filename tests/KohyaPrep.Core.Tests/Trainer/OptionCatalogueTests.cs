using System.Text.Json;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer;

public class OptionCatalogueTests
{
    private static readonly OptionCatalogue Catalogue = OptionCatalogue.Current;

    [Fact]
    public void The_embedded_catalogue_is_the_trainer_s_own_row_for_row()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("trainer/options.json")));
        JsonElement root = document.RootElement;
        Assert.Equal(root.GetProperty("commit").GetString(), Catalogue.Commit);
        Assert.Equal(root.GetProperty("scripts").EnumerateArray().Select(script => script.GetString()!), Catalogue.Scripts);
        List<string> theirs = [.. root.GetProperty("options").EnumerateArray().Select(Row)];
        Assert.Equal(289, theirs.Count);
        Assert.Equal(theirs, Catalogue.Options.Select(Row));
    }

    [Fact]
    public void A_name_is_looked_up_for_a_script()
    {
        Assert.Equal("0.0001", Catalogue.Find("control_net_lr", "sdxl_train_control_net")!.Default!.Shown);
        Assert.Null(Catalogue.Find("control_net_lr", "train_control_net"));
        Assert.Equal(["sdxl_train_control_net_lllite"], Catalogue.ScriptsWith("cond_emb_dim"));
        Assert.Null(Catalogue.Find("save_model_as", "train_db")!.Default);
        Assert.Equal("safetensors", Catalogue.Find("save_model_as", "train_network")!.Default!.Shown);
        Assert.Empty(Catalogue.ScriptsWith("no_such_option"));
        Assert.All(Catalogue.OptionsOf("fine_tune"), option => Assert.Same(option, Catalogue.Find(option.Name, "fine_tune")));
    }

    [Theory]
    [InlineData("netwrok_dim", "network_dim")]
    [InlineData("lerning_rate", "learning_rate")]
    [InlineData("Resolution", "resolution")]
    [InlineData("completely_else", null)]
    public void The_nearest_name_is_suggested(string name, string? meant) => Assert.Equal(meant, Catalogue.Suggest(name, "train_network"));

    [Theory]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Distances_count_swaps_as_one(string left, string right, int distance) => Assert.Equal(distance, Nearest.Distance(left, right));

    [Theory]
    [InlineData("network_dim", "8", false, "8")]
    [InlineData("learning_rate", "1e-4", false, "0.0001")]
    [InlineData("learning_rate", "1", false, "1.0")]
    [InlineData("lr_warmup_steps", "10", false, "10")]
    [InlineData("lr_warmup_steps", "0.1", false, "0.1")]
    [InlineData("shuffle_caption", "true", false, "true")]
    [InlineData("optimizer_args", "weight_decay=0.01", false, "[weight_decay=0.01]")]
    [InlineData("max_token_length", "150", false, "150")]
    [InlineData("output_name", "1.0", true, "1.0")]
    [InlineData("network_dim", "8.5", false, null)]
    [InlineData("network_dim", "8", true, null)]
    [InlineData("learning_rate", "nan", false, null)]
    [InlineData("shuffle_caption", "yes", false, null)]
    [InlineData("shuffle_caption", "true", true, null)]
    [InlineData("max_token_length", "75", false, null)]
    [InlineData("loss_type", "L2", false, null)]
    public void A_recipe_s_option_gets_the_option_s_type_or_a_reason(string name, string text, bool isQuoted, string? shown)
    {
        RecipeOption given = new(name, [text], false, isQuoted, Origin.Default);
        bool good = OptionParser.TryParse(Catalogue.Find(name, "train_network")!, given, out SettingValue? value, out string? reason);
        Assert.Equal(shown, value?.Shown);
        Assert.Equal(shown is not null, good);
        Assert.Equal(good, reason is null);
    }

    [Fact]
    public void A_list_is_taken_only_by_an_option_that_takes_lists()
    {
        RecipeOption given = new("resolution", ["512", "768"], true, false, Origin.Default);
        Assert.False(OptionParser.TryParse(Catalogue.Find("resolution", "train_db")!, given, out _, out string? reason));
        Assert.Contains("\"512,768\"", reason, StringComparison.Ordinal);
        given = given with { Name = "text_encoder_lr", Text = ["1e-5", "2"] };
        Assert.True(OptionParser.TryParse(Catalogue.Find("text_encoder_lr", "train_network")!, given, out SettingValue? value, out _));
        Assert.Equal("[1e-05, 2.0]", value.Shown);
    }

    [Fact]
    public void Dataset_keys_are_those_of_the_script_s_forms()
    {
        Assert.Null(DatasetKeys.Find("caption_extension", "fine_tune", DatasetLevel.General, SubsetForm.Metadata));
        Assert.NotNull(DatasetKeys.Find("caption_extension", "train_db", DatasetLevel.General, SubsetForm.DreamBooth));
        Assert.Null(DatasetKeys.Find("class_tokens", "train_control_net", DatasetLevel.Subset, SubsetForm.ControlPairs));
        Assert.Null(DatasetKeys.Find("batch_size", "train_network", DatasetLevel.Subset, SubsetForm.DreamBooth));
        Assert.Null(DatasetKeys.Find("caption_dropout_rate", "train_textual_inversion", DatasetLevel.Subset, SubsetForm.DreamBooth));
        Assert.Equal([SubsetForm.ControlPairs], DatasetKeys.FormsOf("train_db", masksLoss: true));
        Assert.False(DatasetKeys.Find("validation_split", "train_network", DatasetLevel.General, SubsetForm.DreamBooth)!.Takes(SettingValue.Of(0L)));
    }


    private static string Row(JsonElement row) => Row(
        row.GetProperty("name").GetString()!,
        row.GetProperty("type").GetString()!,
        row.TryGetProperty("nargs", out _),
        row.GetProperty("default") is { ValueKind: not JsonValueKind.Null } value ? Plain(value.ToString()) : "None",
        row.TryGetProperty("choices", out JsonElement choices) ? choices.EnumerateArray().Select(choice => choice.ToString()) : [],
        row.GetProperty("scripts").EnumerateArray().Select(script => script.GetString()!));

    private static string Row(TrainerOption option)
    {
        string type = option.Type switch
        {
            OptionType.Flag => "bool",
            OptionType.Whole => "int",
            OptionType.Number => "float",
            OptionType.WholeOrNumber => "int_or_float",
            OptionType.Path => "Path",
            _ => "str",
        };
        return Row(option.Name, type, option.TakesList, option.Default is { } value ? Plain(value.Shown) : "None",
            option.Choices.Select(choice => choice.Shown), option.Scripts);
    }

    // 1 and 1.0, True and true are one default.
    private static string Plain(string value) =>
        double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out double number)
            ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            : value is "True" or "False" ? value.ToLowerInvariant() : value;

    private static string Row(
        string name, string type, bool takesList, string fallback, IEnumerable<string> choices, IEnumerable<string> scripts) =>
        $"{name} {type} {takesList} {fallback} [{string.Join('|', choices)}] {string.Join(' ', scripts)}";
}
