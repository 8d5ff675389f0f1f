using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void Every_rule_of_the_assembly_is_listed_once() =>
        Assert.Equal(
            typeof(Rule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Rule))).Select(type => type.FullName).Order(),
            RuleCatalogue.All.Select(rule => rule.GetType().FullName).Order());

    [Fact]
    public void Codes_and_names_are_unique()
    {
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public void Codes_are_a_family_and_three_digits_and_names_are_in_kebab_case() =>
        Assert.All(RuleCatalogue.All, rule =>
        {
            Assert.Matches("^[A-Z]{3}[0-9]{3}$", rule.Code);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", rule.Name);
        });

    [Fact]
    public void Rules_are_listed_family_by_family_in_the_order_of_their_codes() =>
        Assert.Equal(
            RuleCatalogue.All
                .OrderBy(rule => RuleFamily.All.Index().Single(family => family.Item.Holds(rule)).Index)
                .ThenBy(rule => rule.Code, StringComparer.Ordinal),
            RuleCatalogue.All);

    [Fact]
    public void A_rule_lies_in_a_file_of_its_own_in_the_folder_of_its_family() =>
        Assert.All(RuleCatalogue.All, rule =>
        {
            RuleFamily family = RuleFamily.All.Single(family => family.Holds(rule));
            string file = Repository.Path("src", "KohyaPrep.Core", "Rules", family.Folder, $"{rule.GetType().Name}.cs");
            Assert.True(File.Exists(file), $"{rule.Code} is not in {file}");
            Assert.Contains($"\"{rule.Code}\"", File.ReadAllText(file), StringComparison.Ordinal);
        });

    [Fact]
    public void Texts_are_whole_sentences_without_line_breaks() =>
        Assert.All(RuleCatalogue.All.SelectMany(rule => new[] { rule.Summary, rule.Why, rule.Remedy }), text =>
        {
            Assert.Matches("[.)]$", text);
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text);
        });

    [Fact]
    public void Rules_on_the_users_own_material_show_an_example() =>
        Assert.All(RuleCatalogue.All.Where(rule => rule.Code[..3] is "IMG" or "CAP" or "SET" or "CFG"), rule => Assert.NotNull(rule.Example));

    [Theory]
    [InlineData("img007")]
    [InlineData("IMG007")]
    [InlineData("Hidden-Colour-Under-Transparency")]
    public void A_rule_is_found_by_code_or_name_in_any_case(string word) => Assert.Equal("IMG007", RuleCatalogue.Find(word)?.Code);

    [Theory]
    [InlineData("mising-caption", "CAP001")]
    [InlineData("duplicates", "SET003")]
    [InlineData("SET", "SET001")]
    [InlineData("img99", "IMG001")]
    public void A_word_that_no_rule_has_brings_up_those_that_may_be_meant(string word, string first)
    {
        Assert.Null(RuleCatalogue.Find(word));
        Assert.Equal(first, RuleCatalogue.Like(word)[0].Code);
    }

    [Fact]
    public void A_word_far_from_every_rule_brings_up_none() => Assert.Empty(RuleCatalogue.Like("zzzzzzzzzz"));
}
