using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Tests.Datasets;

public sealed class HeldTextTests
{
    private static readonly string[] Texts =
    [
        "", "a", "abc", "punk, blue background", "häßlich", "0123456789abcdef", "0123456789ABCDEF", "0123456789abcdef0123456789abcdef", "0000000000000000",
        "00000000000000000000000000000000", "000000000000000000000000000000000", "a1b2c3", "a1b2c", "pixels of a.png", "\ufeffpunk", "\U0001F480 skull",
    ];

    [Fact]
    public void A_text_that_is_held_tightly_comes_back_as_it_was() => Assert.All(Texts, text =>
    {
        TightText held = new(text);
        Assert.Equal((text, text.Length, text.Length == 0), (held.ToString(), held.Length, held.IsEmpty));
    });

    [Fact]
    public void A_hash_and_any_other_text_come_back_as_they_were() => Assert.All(Texts, text =>
    {
        HashText held = new(text);
        Assert.Equal((text, text.Length == 0), (held.ToString(), held.IsNone));
    });

    [Fact]
    public void They_are_equal_exactly_when_the_texts_are() => Assert.All(Texts, one => Assert.All(Texts, other =>
    {
        Assert.Equal(one == other, new TightText(one).Equals(new TightText(other)));
        Assert.Equal(one == other, new HashText(one) == new HashText(other));
        Assert.True(one != other || (new TightText(one).GetHashCode() == new TightText(other).GetHashCode() && new HashText(one).GetHashCode() == new HashText(other).GetHashCode()));
    }));

    [Fact]
    public void Only_16_digits_are_a_number_of_64_bits() =>
        Assert.Equal((0x0123456789abcdefUL, null, null), (new HashText("0123456789abcdef").Bits, new HashText("0123456789ABCDEF").Bits, new HashText("").Bits));

    [Fact]
    public void Marks_come_back_as_they_were_and_as_their_bytes()
    {
        string marks = Convert.ToBase64String([.. Enumerable.Range(0, 36).Select(number => (byte)(7 * number))]);
        ImageFacts facts = new() { Path = "a.png", FileSize = 1, Format = "png", Readability = Readability.Whole, FileHash = "", Marks = marks, Palette = "ff8000102030" };
        Assert.Equal(marks, facts.Marks);
        Assert.Equal(marks, Convert.ToBase64String(facts.MarkBytes));
        Assert.Equal([0xff, 0x80, 0x00, 0x10, 0x20, 0x30], facts.PaletteBytes.ToArray());
        Assert.Equal("no base64 at all, and odd", (facts with { Marks = "no base64 at all, and odd" }).Marks);
    }

    [Fact]
    public void What_few_pictures_have_is_kept_by_each_that_has_it()
    {
        ImageFacts plain = new() { Path = "a.png", FileSize = 1, Format = "png", Readability = Readability.Whole, FileHash = "" };
        ImageFacts turned = plain with { Orientation = 6, ColourProfile = "Adobe RGB", ProfileShift = null, ArtHash = "x" };
        Assert.Equal((1, "", 0.0, ""), (plain.Orientation, plain.ColourProfile, plain.ProfileShift, plain.ArtHash));
        Assert.Equal((6, "Adobe RGB", null, "x"), (turned.Orientation, turned.ColourProfile, turned.ProfileShift, turned.ArtHash));
        Assert.Equal(plain, turned with { Orientation = 1, ColourProfile = "", ProfileShift = 0, ArtHash = "" });
    }

    [Fact]
    public void Equal_sketches_are_held_once()
    {
        ImageFacts plain = new() { Path = "a.png", FileSize = 1, Format = "png", Readability = Readability.Whole, FileHash = "" };
        ColourSketch Sketch(string colour) => new(BackgroundKind.Solid, [colour], ["red", "teal"]);
        Assert.Same((plain with { Sketch = Sketch("held once") }).Sketch, (plain with { Sketch = Sketch("held once") }).Sketch);
        Assert.Equal(["other"], (plain with { Sketch = Sketch("other") }).Sketch!.BackgroundColours);
    }
}
