using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Tests.Trainer;

public class OptionSearchTests
{
    private static readonly OptionCatalogue Catalogue = OptionCatalogue.Embedded;

    [Theory]
    [InlineData("rank", "network_dim")]
    [InlineData("lr", "learning_rate")]
    [InlineData("batch_size", "train_batch_size")]
    [InlineData("num_repeats", "dataset_repeats")]
    [InlineData("epochs", "max_train_epochs")]
    [InlineData("warm-up", "lr_warmup_steps")]
    [InlineData("tensorboard", "logging_dir")]
    [InlineData("nearest neighbour", "resize_interpolation")]
    [InlineData("Prodigy", "optimizer_type")]
    [InlineData("dpmsolver++", "sample_sampler")]
    public void Another_word_for_an_option_finds_it(string words, string name) =>
        Assert.Contains(name, OptionSearch.Find(Catalogue, null, words.Split(' ')).Take(15).Select(entry => entry.Name));

    [Theory]
    [InlineData("network_dim")]
    [InlineData("network-dim")]
    [InlineData("Network_Dim")]
    public void A_whole_name_gives_that_option_alone(string name) =>
        Assert.Equal(["network_dim"], OptionSearch.Find(Catalogue, null, [name]).Select(entry => entry.Name));

    [Fact]
    public void Without_words_all_options_come_in_order()
    {
        IReadOnlyList<OptionEntry> all = OptionSearch.Find(Catalogue, null, []);
        Assert.Equal(Catalogue.NameCount, all.Count);
        Assert.Equal(all.Select(entry => entry.Name).Order(StringComparer.Ordinal), all.Select(entry => entry.Name));
        Assert.Equal(Catalogue.OptionsOf("train_db").Count(), OptionSearch.Find(Catalogue, "train_db", []).Count);
    }

    [Fact]
    public void Nothing_is_found_for_nonsense_and_the_nearest_names_for_a_slip()
    {
        Assert.Empty(OptionSearch.Find(Catalogue, null, ["netwrok_dim"]));
        Assert.Equal("network_dim", OptionSearch.Nearest(Catalogue, null, ["netwrok_dim"])[0]);
        Assert.Empty(OptionSearch.Nearest(Catalogue, null, ["qqqqqqqqqqqq"]));
    }

    [Theory]
    [InlineData("train_batch_size", "batch_size")]
    [InlineData("dataset_repeats", "num_repeats")]
    [InlineData("keep_tokens", "keep_tokens")]
    [InlineData("network_dim", null)]
    public void What_the_dataset_file_calls_an_option_is_known(string option, string? key) =>
        Assert.Equal(key, OptionSearch.Find(Catalogue, null, [option])[0].DatasetKey);
}
