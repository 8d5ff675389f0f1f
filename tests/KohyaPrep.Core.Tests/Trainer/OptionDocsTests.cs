using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Tests.Trainer;

public class OptionDocsTests
{
    [Fact]
    public void The_page_has_a_section_for_each_note_and_no_dead_link()
    {
        string page = OptionDocs.Page(OptionCatalogue.Embedded);
        Assert.All(OptionNotes.All, note =>
        {
            Assert.Contains($"\n## {note.Name}\n", page, StringComparison.Ordinal);
            Assert.All(note.Needs.Concat(note.Conflicts), name => Assert.Contains($"\n## {name}\n", page, StringComparison.Ordinal));
        });
    }
}
