using System.Text.Json;
using KohyaPrep.Core.Runs;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Runs;

public sealed class EventFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_sum_is_Castagnolis() => Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));

    [Fact]
    public void A_real_file_is_read_exactly()
    {
        ILookup<string, Scalar> read = new EventFile(RealFile()).ReadNew().ToLookup(scalar => scalar.Tag);
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(RealFile())!, "scalars.json")));
        foreach (JsonProperty tag in expected.RootElement.EnumerateObject())
        {
            Assert.Equal(
                tag.Value.EnumerateArray().Select(pair => ((long)pair[0].GetInt32(), pair[1].GetDouble())),
                read[tag.Name].Select(scalar => (scalar.Step, scalar.Value)));
        }
    }

    [Fact]
    public void A_file_cut_anywhere_is_read_up_to_its_last_whole_record()
    {
        byte[] whole = File.ReadAllBytes(RealFile());
        IReadOnlyList<Scalar> all = new EventFile(RealFile()).ReadNew();
        string path = folder.Path("events");
        int before = 0;
        for (int length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(path, whole[..length]);
            EventFile file = new(path);
            IReadOnlyList<Scalar> read = file.ReadNew();
            Assert.Equal(all.Take(read.Count), read);
            Assert.True(read.Count >= before && !file.IsDamaged);
            before = read.Count;
        }

        Assert.InRange(before, all.Count - 1, all.Count);
    }

    [Fact]
    public void A_file_that_grows_by_any_piece_gives_each_scalar_once()
    {
        byte[] whole = File.ReadAllBytes(RealFile());
        string path = folder.Path("events");
        EventFile file = new(path);
        Assert.Empty(file.ReadNew());
        List<Scalar> read = [];
        Random random = new(7);
        for (int at = 0; at < whole.Length;)
        {
            int piece = Math.Min(random.Next(1, 60), whole.Length - at);
            using (FileStream stream = new(path, FileMode.Append))
                stream.Write(whole, at, piece);
            at += piece;
            read.AddRange(file.ReadNew());
        }

        Assert.Equal(new EventFile(RealFile()).ReadNew(), read);
    }

    [Fact]
    public void A_damaged_record_ends_the_reading_and_is_told()
    {
        byte[] bytes = File.ReadAllBytes(RealFile());
        bytes[bytes.Length / 2] ^= 0x10;
        string path = folder.Path("events");
        File.WriteAllBytes(path, bytes);
        EventFile file = new(path);
        Assert.NotEmpty(file.ReadNew());
        Assert.True(file.IsDamaged);
        Assert.Empty(file.ReadNew());
    }

    [Fact]
    public void Steps_are_joined_with_their_rates_and_counted_over_the_whole_run()
    {
        IReadOnlyList<LossPoint> points = EventLosses.Points(new EventFile(RealFile()).ReadNew().Where(EventLosses.IsOfStep), stepsBefore: 100);
        Assert.Equal(Enumerable.Range(101, 9), points.Select(point => point.Step));
        Assert.All(points, point => Assert.Equal(["group1", "textencoder", "unet"], point.LearningRates!.Keys));
    }

    [Fact]
    public void A_loss_that_is_no_number_is_said_to_be_none()
    {
        Scalar[] scalars = [new("loss", 1, double.NaN, 5), new("lr/unet", 1, 0.5, 5)];
        LossPoint point = Assert.Single(EventLosses.Points(scalars, 0));
        Assert.True(point.Diverged);
        Assert.Null(point.Loss);
        Assert.Equal(0.5, point.LearningRates!["unet"]);
    }

    private static string RealFile() => Directory.GetFiles(Shared.Path("trainer/tensorboard"), "events.*").Single();
}
