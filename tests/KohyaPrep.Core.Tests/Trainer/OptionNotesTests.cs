using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Tests.Trainer;

public class OptionNotesTests
{
    private static readonly OptionNote[] Notes = [.. OptionNotes.All];

    [Fact]
    public void Most_options_of_Stable_Diffusion_1_and_XL_have_a_note()
    {
        string[] scripts = ["train_network", "sdxl_train_network", "train_db", "fine_tune", "sdxl_train", "train_control_net", "sdxl_train_control_net", "sdxl_train_control_net_lllite"];
        string[] without = [.. scripts.SelectMany(OptionCatalogue.Embedded.OptionsOf).Select(option => option.Name).Distinct().Where(name => OptionNotes.Find(name) is null)];
        Assert.InRange(Notes.Length, 190, 280);
        Assert.InRange(without.Length, 0, 20);
    }

    [Fact]
    public void Every_note_and_every_option_that_it_names_is_in_the_catalogue() =>
        Assert.All(Notes.SelectMany(note => new[] { note.Name }.Concat(note.Needs).Concat(note.Conflicts)), name => Assert.NotEmpty(OptionCatalogue.Embedded.ScriptsWith(name)));

    [Fact]
    public void Sentences_are_one_line_and_end_with_a_period() =>
        Assert.All(Notes.SelectMany(note => new[] { note.Meaning, note.Trap }).OfType<string>(), text =>
        {
            Assert.DoesNotContain('\n', text);
            Assert.Equal(text.Trim(), text);
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.True(char.IsUpper(text[0]) || !char.IsLetter(text[0]) || text.StartsWith(text.Split(' ')[0].ToLowerInvariant(), StringComparison.Ordinal));
        });

    [Fact]
    public void No_option_needs_or_excludes_itself_or_needs_what_it_excludes() =>
        Assert.All(Notes, note => Assert.Empty(note.Needs.Append(note.Name).Intersect(note.Conflicts)));

    [Fact]
    public void No_meaning_is_longer_than_a_table_can_show_at_a_hundred_and_sixty_columns() =>
        Assert.All(Notes, note => Assert.InRange(note.Meaning.Length, 15, 130));

    [Fact]
    public void Ranges_and_other_words_are_no_sentences() =>
        Assert.All(Notes.Select(note => note.Usual).OfType<string>().Concat(Notes.SelectMany(note => note.Words)), text =>
        {
            Assert.NotEmpty(text);
            Assert.False(text.EndsWith('.'));
        });
}
