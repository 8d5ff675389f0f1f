using System.Security.Cryptography;
using KohyaPrep.Imaging.ContactSheets;

namespace KohyaPrep.Imaging.Tests;

public sealed class ContactSheetTests
{
    [Fact]
    public void A_picture_stands_on_the_sheet_enlarged_by_a_whole_factor_with_its_edge_map_beside()
    {
        PixelImage picture = TestFiles.Picture(24, 24);
        PixelImage map = TestFiles.Of(768, 768, (x, y) => x == 100 || y == 100 ? 0xFFFFFFu : 0u);
        PixelImage sheet = ContactSheet.Draw("A sheet", [new ContactTile("one", "a caption", picture, map)], new ContactSheetLayout(PictureSide: 192));
        (int left, int top) = (32, 70);
        for (int y = 0; y < 192; y++)
        {
            for (int x = 0; x < 192; x++)
                Assert.Equal(picture.Row(y / 8)[x / 8], sheet.Row(top + y)[left + x]);
        }

        // 768 shrinks by 4: the line of one pixel is still there.
        Assert.Equal(0xFFFFFFFF, sheet.Row(top + 7)[left + 192 + 12 + 25]);
        Assert.Equal(0xFF000000, sheet.Row(top + 7)[left + 192 + 12 + 26]);
    }

    [Fact]
    public void A_sheet_is_the_same_on_every_machine()
    {
        ContactTile[] tiles = [.. Enumerable.Range(1, 5).Select(i => new ContactTile($"p{i}", new string('w', 20 * i) + " ä ~", TestFiles.Picture(10 * i, 24, withAlpha: true)))];
        PixelImage sheet = ContactSheet.Draw("Title", tiles, new ContactSheetLayout(Columns: 3, PictureSide: 100, TextFactor: 2));
        Assert.Equal("452x736 D3B5B54E698C1C31", $"{sheet.Width}x{sheet.Height} {Convert.ToHexString(SHA256.HashData(sheet.Rgba))[..16]}");
    }

    [Fact]
    public void A_sheet_without_pictures_is_its_title() => Assert.True(ContactSheet.Draw("nothing", []).Width > 0);

    [Theory]
    [InlineData("", "")]
    [InlineData("one two three", "one two|three")]
    [InlineData("abcdefghijklm no", "abcdefgh|ijklm no")]
    [InlineData("one two three four five six seven", "one two|three|four...")]
    public void Text_is_wrapped_and_ends_in_dots_where_it_is_too_long(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WrappedText.Lines(text, 8, 3)));
}
