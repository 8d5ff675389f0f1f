using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Scans;

namespace KohyaPrep.Core.Tests.Trainer.Scans;

public class CatalogueDifferenceTests
{
    [Fact]
    public void A_catalogue_differs_in_nothing_from_itself() =>
        Assert.True(CatalogueDifference.Between(OptionCatalogue.Embedded, OptionCatalogue.Embedded).IsNone);

    [Fact]
    public void New_gone_moved_and_changed_options_are_told_apart()
    {
        OptionCatalogue before = Of(
            """{"script": "a", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "kept", "type": "int", "default": 1}, {"name": "old", "type": "str"}, {"name": "wanders", "type": "bool"}]}""",
            """{"script": "b", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "kept", "type": "int", "default": 1}, {"name": "listed", "type": "str", "choices": ["x"]}]}""");
        OptionCatalogue after = Of(
            """{"script": "a", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "kept", "type": "int", "default": 2}, {"name": "new", "type": "str"}]}""",
            """{"script": "b", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "kept", "type": "int", "default": 2}, {"name": "listed", "type": "str", "choices": ["x", "y"]}, {"name": "wanders", "type": "bool"}]}""",
            """{"script": "c", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "kept", "type": "int"}]}""");
        CatalogueDifference difference = CatalogueDifference.Between(before, after);
        Assert.Equal(["c"], difference.NewScripts);
        Assert.Empty(difference.GoneScripts);
        Assert.Equal(["new"], difference.NewOptions);
        Assert.Equal(["old"], difference.GoneOptions);
        Assert.Equal(["wanders"], difference.Moved);
        Assert.Equal(["kept default 1 → 2 a b", "listed choices - → y b"],
            difference.Changes.Select(change => $"{change.Name} {change.Field} {change.Before} → {change.After} {string.Join(' ', change.Scripts)}"));
    }

    [Fact]
    public void An_option_gets_a_row_for_each_form_that_scripts_give_it()
    {
        OptionCatalogue catalogue = Of(
            """{"script": "b", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "size", "type": "int", "default": 1}]}""",
            """{"script": "c", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "size", "type": "int"}]}""",
            """{"script": "train_db", "way": "source", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": [{"name": "size", "type": "int", "default": 1}]}""",
            """{"script": "d", "way": "none", "stand_ins": [], "unread": [], "disagrees": [], "reason": "why", "options": []}""");
        Assert.Equal(["train_db", "b", "c"], catalogue.Scripts);
        Assert.Equal(["1 train_db b", " c"], catalogue.Options.Select(option => $"{option.Default} {string.Join(' ', option.Scripts)}"));
    }

    [Fact]
    public void A_line_that_was_cut_short_is_left_out() =>
        Assert.Single(ProbeLines.Read("""{"script": "b", "way": "packages", "stand_ins": [], "unread": [], "disagrees": [], "reason": null, "options": []}""" + "\n{\"script\": \"c\", \"wa"));

    private static OptionCatalogue Of(params string[] lines) => ScannedCatalogue.Of(ProbeLines.Read(string.Join('\n', lines) + "\n"), CheckoutVersion.Unknown);
}
