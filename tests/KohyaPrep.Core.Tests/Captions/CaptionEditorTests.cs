using System.Text;
using CsCheck;
using KohyaPrep.Core.Captions.Edits;
using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Fixes;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class CaptionEditorTests
{
    [Theory]
    [InlineData(CaptionEditKind.Prefix, "the ", "punk, hat", "the punk, hat")]
    [InlineData(CaptionEditKind.Suffix, ", end", "punk, hat", "punk, hat, end")]
    [InlineData(CaptionEditKind.Replace, "a.c=>x", "abc, a.c", "abc, x")]
    [InlineData(CaptionEditKind.Replace, "hat, =>", "punk, hat, smile", "punk, smile")]
    [InlineData(CaptionEditKind.ReplacePattern, "(\\w+) coloured=>$1", "rose coloured hat", "rose hat")]
    [InlineData(CaptionEditKind.Add, "hat, smile", "punk, Hat", "punk, Hat, smile")]
    [InlineData(CaptionEditKind.Remove, "hat, *eyes", "punk, HAT, blue eyes, eyes open", "punk, eyes open")]
    [InlineData(CaptionEditKind.Remove, "punk", "punk, hat", "hat")]
    [InlineData(CaptionEditKind.Order, "smile, hat", "punk, Hat, x, smile", "smile, Hat, punk, x")]
    [InlineData(CaptionEditKind.Order, "a", "a,b ,c", "a,b ,c")]
    [InlineData(CaptionEditKind.Unique, "", "a, b, A", "a, b")]
    [InlineData(CaptionEditKind.Tidy, "", "a  b ,,c,", "a b, c")]
    [InlineData(CaptionEditKind.Lower, "", "Punk, HAT", "punk, hat")]
    [InlineData(CaptionEditKind.Spaces, "", "long_hair, ^_^, o_o, >_<, 1_girl, saber_(fate)", "long hair, ^_^, o_o, >_<, 1 girl, saber (fate)")]
    [InlineData(CaptionEditKind.Underscores, "", "long  hair, hat", "long_hair, hat")]
    [InlineData(CaptionEditKind.Trigger, "bespoke punk", "hat, bespoke punk", "bespoke punk, hat")]
    [InlineData(CaptionEditKind.Spelling, "american", "Grey hat, GREY, greyhound, colour-ed", "Gray hat, GRAY, greyhound, color-ed")]
    [InlineData(CaptionEditKind.Spelling, "british", "gray mustache", "grey moustache")]
    public void A_step_does_what_it_says(CaptionEditKind kind, string value, string text, string expected) =>
        Assert.Equal(expected, CaptionEditor.For(new(kind, value), [text])(text));

    [Fact]
    public void The_rarest_fragments_come_first_and_equals_keep_their_order() =>
        Assert.Equal("c, d, b, a", CaptionEditor.For(new(CaptionEditKind.RarestFirst, ""), ["a, b, c, d", "a, B", "a"])("a, b, c, d"));

    [Theory]
    [InlineData(CaptionEditKind.Replace, "x")]
    [InlineData(CaptionEditKind.Replace, "=>x")]
    [InlineData(CaptionEditKind.ReplacePattern, "(=>x")]
    [InlineData(CaptionEditKind.Trigger, " ")]
    [InlineData(CaptionEditKind.Spelling, "klingon")]
    public void A_value_that_makes_no_sense_is_refused(CaptionEditKind kind, string value) =>
        Assert.Throws<KohyaPrepException>(() => CaptionEditor.For(new(kind, value), []));

    [Fact]
    public void A_table_of_ones_own_has_a_word_a_line()
    {
        using TemporaryFolder folder = new(inMemory: true);
        string table = folder.Write("words.txt", "# ours\nrbown => brown\nkideyes=>kid eyes\n\n");
        Assert.Equal("Brown kid eyes", CaptionEditor.For(new(CaptionEditKind.Spelling, table), [])("Rbown kideyes"));
        Assert.Contains("words.txt:1", Assert.Throws<KohyaPrepException>(() => SpellingTable.Named(folder.Write("words.txt", "two words => one"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_are_done_in_their_order()
    {
        using TemporaryFolder folder = new(inMemory: true);
        folder.Write("a.txt", "hat, x");
        CaptionEdit add = new(CaptionEditKind.Add, "smile"), remove = new(CaptionEditKind.Remove, "smile");
        Assert.Empty(Plan(folder.Root, add, remove).Captions);
        Assert.Equal("hat, x, smile", Assert.Single(Assert.Single(Plan(folder.Root, remove, add).Captions).Lines).After);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_stopped_and_the_caption_named()
    {
        using TemporaryFolder folder = new(inMemory: true);
        folder.Write("long.txt", new string('a', 60));
        KohyaPrepException told = Assert.Throws<KohyaPrepException>(() => Plan(folder.Root, new CaptionEdit(CaptionEditKind.ReplacePattern, "(a+)+!=>x")));
        Assert.Contains("long.txt", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_captions_that_are_meant_are_edited_and_others_are_told_of()
    {
        using TemporaryFolder folder = new(inMemory: true);
        folder.Write("a.txt", "grey hat");
        folder.Write("b.txt", "blue hat");
        folder.Write("sub/a.txt", "Grey hat");
        folder.Write("only.txt", "hat");
        File.WriteAllBytes(folder.Path("latin.txt"), [0x63, 0xE9]);
        CaptionEdit remove = new(CaptionEditKind.Remove, "*hat");
        Assert.Equal(["a.txt", "sub/a.txt"], Plan(folder.Root, new CaptionFilter("grey", null), new CaptionEdit(CaptionEditKind.Add, "x")).Captions.Select(caption => caption.Shown));
        Assert.Equal(["sub/a.txt"], Plan(folder.Root, new CaptionFilter(null, "sub/*"), new CaptionEdit(CaptionEditKind.Add, "x")).Captions.Select(caption => caption.Shown));
        CaptionEditPlan nothing = Plan(folder.Root, remove);
        Assert.Empty(nothing.Captions);
        Assert.Equal(["latin.txt", "a.txt", "b.txt", "only.txt", "sub/a.txt"], nothing.Left.Select(left => left.Shown));
    }

    [Fact]
    public void Any_edits_leave_marks_and_line_ends_and_come_back_byte_for_byte()
    {
        CaptionEdit[] steps =
        [
            new(CaptionEditKind.Prefix, "q"), new(CaptionEditKind.Suffix, ", z"), new(CaptionEditKind.Replace, "a=>"), new(CaptionEditKind.ReplacePattern, "b+=>c"), new(CaptionEditKind.Add, "a, n"),
            new(CaptionEditKind.Remove, "b*"), new(CaptionEditKind.Order, "b, a"), new(CaptionEditKind.RarestFirst, ""), new(CaptionEditKind.Unique, ""), new(CaptionEditKind.Tidy, ""),
            new(CaptionEditKind.Lower, ""), new(CaptionEditKind.Spaces, ""), new(CaptionEditKind.Underscores, ""), new(CaptionEditKind.Trigger, "a"), new(CaptionEditKind.Spelling, "american"),
        ];
        string[] pieces = ["a", "B", " ", ", ", "\r\n", "\n", "grey", "_", "é"];
        Gen<string> texts = Gen.Int[0, pieces.Length - 1].Select(piece => pieces[piece]).Array[0, 12].SelectMany(parts => Gen.Bool.Select(hasMark => (hasMark ? "\ufeff" : "") + string.Concat(parts)));
        Gen.Select(texts.Array[1, 4], Gen.Int[0, steps.Length - 1].Array[1, 4].Array[1, 3]).Sample(
            (captions, rounds) =>
            {
                using TemporaryFolder folder = new(inMemory: true);
                for (int i = 0; i < captions.Length; i++)
                    File.WriteAllBytes(folder.Path($"{i}.txt"), Encoding.UTF8.GetBytes(captions[i]));
                FolderState before = FolderState.Of(folder.Root);
                ChangeHistory history = new(folder.Root);
                foreach (int[] round in rounds)
                    history.Apply(Plan(folder.Root, [.. round.Select(step => steps[step])]).Changes, default, null, default);
                for (int i = 0; i < captions.Length; i++)
                {
                    CaptionDocument was = CaptionDocument.Read(Encoding.UTF8.GetBytes(captions[i]))!, now = CaptionDocument.Read(File.ReadAllBytes(folder.Path($"{i}.txt")))!;
                    Assert.Equal(was.HasMark, now.HasMark);
                    Assert.Equal(string.Concat(was.Lines.Select(line => line.End)), string.Concat(now.Lines.Select(line => line.End)));
                }

                while (history.Last() is { } last)
                    history.Apply(history.UndoOf(last, force: false), default, null, default);
                before.AssertUntouched(FolderState.Of(folder.Root, ".kohyaprep"));
            },
            iter: Effort.Times(40, 4000),
            threads: 1);
    }

    private static CaptionEditPlan Plan(string root, params CaptionEdit[] edits) => Plan(root, new CaptionFilter(null, null), edits);

    private static CaptionEditPlan Plan(string root, CaptionFilter filter, params CaptionEdit[] edits) =>
        CaptionEditPlanner.Plan(root, CaptionScan.Run(root, "", ".txt", recursive: true).Captions, edits, filter, default);
}
