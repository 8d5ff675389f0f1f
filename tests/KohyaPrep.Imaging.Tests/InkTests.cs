using System.Diagnostics;
using KohyaPrep.Core.Findings;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Tests.Faults;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Pictures of four inks and their colour profiles.</summary>
public sealed class InkTests
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import io, sys
        from PIL import Image, ImageCms
        picture = Image.open(sys.argv[1])
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info['icc_profile']))
        converted = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile('sRGB'), renderingIntent=1, outputMode='RGB')
        sys.stdout.write(converted.tobytes().hex())
        """;

    private static readonly byte[] Picture = CmykJpeg.Of(6, Inks, ColourProfiles.Press());

    [Fact]
    public void Inks_become_the_colours_that_little_cms_makes_of_them()
    {
        using FixedSet set = new FixedSet().With("pictures/a.jpg", Picture);
        string file = Path.Combine(set.Pictures, "a.jpg");
        ProcessStartInfo start = new(Python) { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-c", Script, file } };
        Assert.SkipUnless(File.Exists(Python), $"needs {Python}");
        using Process python = Process.Start(start)!;
        string hex = python.StandardOutput.ReadToEnd();
        Assert.SkipUnless(hex.Length > 0, "needs Pillow with ImageCms (python3-pil)");
        byte[] theirs = Convert.FromHexString(hex);
        set.Fix(null, "IMG012");
        PixelImage ours = Fixed(set);
        Assert.Equal(3 * ours.Pixels.Length, theirs.Length);
        int[] differences = [.. theirs.Select((value, i) => Math.Abs(value - ours.Rgba[(i / 3 * 4) + (i % 3)]))];
        Assert.True(differences.Average() < 2, $"{differences.Average():F2} on the mean");
        // Where a screen cannot show the colour, each clips it in its own way.
        Assert.InRange(differences.Max(), 0, 20);
    }

    [Fact]
    public void Without_a_profile_inks_become_what_the_trainer_sees()
    {
        using FixedSet set = new FixedSet().With("pictures/a.jpg", CmykJpeg.Of(6, Inks));
        byte[] seen = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(set.Pictures, "a.jpg"))).Pixels!.Rgba;
        set.Fix(null, "IMG012");
        Assert.Equal(seen, Fixed(set).Rgba);
    }

    [Fact]
    public void Inks_whose_profile_the_decoder_would_get_wrong_are_left_alone_and_it_is_said()
    {
        using FixedSet set = new FixedSet().With("pictures/a.jpg", CmykJpeg.Of(6, Inks, ColourProfiles.Press("XYZ ")));
        Finding[] found = [.. set.Check().Where(finding => finding.Code is "IMG012" or "IMG013")];
        Assert.Equal(["IMG012", "IMG013"], found.Select(finding => finding.Code));
        Assert.All(found, finding => Assert.Null(finding.Fix));
    }

    [Fact]
    public void A_profile_of_inks_is_no_foreign_one()
    {
        using FixedSet set = new FixedSet().With("pictures/a.jpg", Picture);
        Assert.DoesNotContain(set.Check(), finding => finding.Code == "IMG013");
    }

    private static PixelImage Fixed(FixedSet set) => PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(set.Pictures, "a.png"))).Pixels!;

    private static (byte C, byte M, byte Y, byte K) Inks(int x, int y) => ((byte)(50 * x), (byte)(50 * y), (byte)(25 * (x + y)), (byte)(8 * y));
}
