using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Tests.Advice;

public sealed class AdviceBookTests
{
    [Fact]
    public void The_book_that_comes_with_the_program_holds_the_owners_figures()
    {
        (AdviceBook book, IReadOnlyList<Finding> findings) = AdviceBookReader.Read();
        Assert.Empty(findings);
        Assert.Equal([85, 70, 0], book.Tree.Select(step => step.AtLeast));
        Assert.Equal(["70 to 80 %, $1 to $2, 36 minutes", "75 to 85 %, $2 to $3, 1 day", "85 to 90 %, $0 to $10, 2 to 3 days", "85 to 90 %, $3 to $4, 1 to 2 days", "95 to 99 %, $50 to $100, 1 to 2 weeks"],
            book.Options.Select(AdviceWords.Expectation));
        Assert.Equal(["free", "$9.99 a month", "about $0.50 an hour"], book.Places.Select(AdviceWords.Price));
        Assert.Equal(6_000_000_000, book.Find("full")!.FileBytes);
        Assert.Equal(["full"], book.Last);
    }

    [Fact]
    public void Every_option_makes_a_recipe_that_reads_and_counts_as_that_option()
    {
        AdviceBook book = AdviceBookReader.Read().Book;
        Recipe from = RecipeReader.Parse("extends: lora-sd15\ndataset: {images: 'odd \"name\"', recursive: true, class_words: \"a: b\"}\ncaptions: {trigger: '#punk'}\nlaunch: {gpu_memory: 12}\n", "punks.yaml").Recipe!;
        foreach (AdviceOption option in book.Options)
        {
            RecipeReading reading = RecipeReader.Parse(AdvisedRecipe.Text(option, from), "new.yaml");
            Assert.Empty(reading.Findings);
            Assert.Equal(option.Name, book.OptionOf(TrainingKind.Of(reading.Recipe!))!.Name);
            Assert.Equal(from.Dataset, reading.Recipe!.Dataset);
            Assert.Equal("#punk", reading.Recipe.Captions.Trigger);
            Assert.Equal(12, reading.Recipe.Launch.GpuMemory);
        }
    }

    [Fact]
    public void A_users_book_changes_only_what_it_says()
    {
        (AdviceBook book, IReadOnlyList<Finding> findings) = AdviceBookReader.Read("""
            places: { rented: { per_hour: 0.79 } }
            options:
              native: { match: 80..88 }
              full: ~
              sdxl: { title: a LoRA on SDXL, template: lora-sdxl, match: 90, recipe: { training: { epochs: 8 } } }
            last: [sdxl]
            tried: { lora-512: { match: 72, dollars: 1.5 } }
            """);
        Assert.Empty(findings);
        Assert.Equal("80 to 88 %, $0 to $10, 2 to 3 days", AdviceWords.Expectation(book.Find("native")!));
        Assert.Equal(["lora-512", "pixnite", "native", "controlnet", "sdxl"], book.Options.Select(option => option.Name));
        Assert.Equal("a rented GPU", book.Places[2].Title);
        Assert.Equal(0.79, book.Places[2].PerHour);
        Assert.Equal("training: { epochs: 8 }\n", book.Find("sdxl")!.RecipeLines);
        Assert.Equal(new ToldAttempt("lora-512", 72, 1.5), Assert.Single(book.Tried));
    }

    [Theory]
    [InlineData("# nothing\n", "")]
    [InlineData("a: [", "2: CFG005")]
    [InlineData("\noptons: {}", "2: CFG001 'options'")]
    [InlineData("options:\n  native: { mach: 3 }", "2: CFG001 'match'")]
    [InlineData("options:\n  native: { match: 90..80 }", "2: CFG003 '90..80'")]
    [InlineData("options:\n  native: { match: 80..101 }", "2: CFG003 '80..101'")]
    [InlineData("options:\n  native:\n    time: 3 moons", "3: CFG003 moons")]
    [InlineData("options:\n  native:\n    file: 6", "3: CFG003 file")]
    [InlineData("options:\n  native:\n    dollars: [1, 2]", "3: CFG002 dollars")]
    [InlineData("options:\n  native: 3", "2: CFG002 native")]
    [InlineData("options:\n  mine: { title: x }", "2: CFG004 template")]
    [InlineData("options:\n  mine: { template: lora }", "2: CFG003 lora-sd15")]
    [InlineData("options:\n  native:\n    recipe:\n      dataset: { images: x }", "4: CFG003 dataset")]
    [InlineData("options:\n  native:\n    counts_as: { route: lira }", "3: CFG003 lira")]
    [InlineData("tree:\n  - { at_least: 50, next: [native] }\n  - { at_least: 0, next: [pixnit] }", "3: CFG003 'pixnite'")]
    [InlineData("tree:\n  - { say: hm }", "2: CFG003 at_least")]
    [InlineData("tree: 3", "1: CFG002 tree")]
    [InlineData("last: [ful]", "1: CFG003 'full'")]
    [InlineData("places:\n  home: { per_hour: -1 }", "2: CFG003 per_hour")]
    [InlineData("cards:\n  T4: many", "2: CFG003 T4")]
    [InlineData("tried:\n  lora: {}", "1: CFG003 'lora'")]
    [InlineData("tried:\n  native: 80", "2: CFG002 native")]
    public void Faults_of_a_users_book_are_told_with_their_lines(string text, string expected)
    {
        IReadOnlyList<Finding> findings = AdviceBookReader.Read(text, "mine.yaml").Findings;
        if (expected.Length == 0)
        {
            Assert.Empty(findings);
            return;
        }

        string[] parts = expected.Split(' ');
        Finding finding = Assert.Single(findings, finding => finding.Location.ToString() == "mine.yaml:" + parts[0].TrimEnd(':'));
        Assert.Equal(parts[1], finding.Code);
        if (parts.Length > 2)
            Assert.Contains(parts[2], finding.Message + finding.Remedy, StringComparison.Ordinal);
    }
}
