using System.Text;
using KohyaPrep.Core.Models;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Models;

public sealed class SafetensorsFileTests
{
    private const string OneTensor = """{"weight":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""";

    [Fact]
    public void A_file_is_whole_only_at_its_full_length()
    {
        byte[] whole = FileOf(OneTensor, 3);
        for (int length = 0; length < whole.Length; length++)
            Assert.NotNull(Read(whole[..length]).Trouble);
        Assert.Null(Read(whole).Trouble);
        Assert.NotNull(Read([.. whole, 0]).Trouble);
    }

    [Fact]
    public void A_file_that_is_cut_short_behind_its_header_still_says_what_it_is()
    {
        SafetensorsReading reading = Read(FileOf("""{"__metadata__":{"ss_epoch":"3"},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""", 5));
        Assert.Equal("3", reading.Header!.Metadata["ss_epoch"]);
        Assert.Contains("bytes where its header says", reading.Trouble);
    }

    [Fact]
    public void A_real_lora_file_tells_its_options_and_tensors()
    {
        SafetensorsReading reading = SafetensorsFile.Read(Shared.Path("trainer/lora-sd15-dim1.safetensors"));
        Assert.Null(reading.Trouble);
        Assert.Equal(792, reading.Header!.Tensors.Count);
        Assert.Equal("networks.lora", reading.Header.Metadata["ss_network_module"]);
        Assert.Equal([1, 768], reading.Header.Tensors.Single(tensor => tensor.Name == "lora_te_text_model_encoder_layers_0_mlp_fc1.lora_down.weight").Shape);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{\"data_offsets\":[0]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,\"x\"]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[-1],\"data_offsets\":[0,0]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[1.5],\"data_offsets\":[0,0]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,99999999999999999999]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[9223372036854775807,9223372036854775807],\"data_offsets\":[0,0]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[5,8]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}")]
    [InlineData("{\"__metadata__\":{\"ss_epoch\":3}}")]
    [InlineData("{\"__metadata__\":{\"ss_epoch\":\"\\ud800\"}}")]
    [InlineData("{\"__metadata__\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}")]
    public void A_header_that_is_none_is_trouble_and_no_crash(string header) => Assert.NotNull(Read(FileOf(header, 0)).Trouble);

    [Fact]
    public void A_length_that_lies_takes_no_memory()
    {
        foreach (ulong length in (ulong[])[9, 1_000_000, SafetensorsFile.LongestHeader, SafetensorsFile.LongestHeader + 1UL, long.MaxValue, ulong.MaxValue])
            Assert.NotNull(Read([.. BitConverter.GetBytes(length), .. "{\"a\":1}"u8]).Trouble);
    }

    [Fact]
    public void Two_tensors_must_not_share_bytes() => Assert.Contains("does not place the tensor 'b'", Read(FileOf(
        """{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}""", 4)).Trouble);

    [Fact]
    public void A_type_that_is_not_known_yet_is_no_trouble() =>
        Assert.Null(Read(FileOf("""{"a":{"dtype":"F12","shape":[2],"data_offsets":[0,3]}}   """, 3)).Trouble);

    [Fact]
    public void Changed_bytes_never_end_in_a_crash()
    {
        byte[] real = FileOf("""{"__metadata__":{"ss_epoch":"3","ss_tag_frequency":"{}"},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}""", 16);
        Random random = new(7);
        for (int i = 0; i < Effort.Times(2000, 100_000); i++)
        {
            byte[] changed = [.. real];
            for (int change = random.Next(1, 4); change > 0; change--)
                changed[random.Next(8, changed.Length)] = (byte)random.Next(256);
            SafetensorsReading reading = Read(changed);
            Assert.True(reading.Header is not null || reading.Trouble is not null);
        }
    }

    private static byte[] FileOf(string header, int data)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)bytes.Length), .. bytes, .. new byte[data]];
    }

    private static SafetensorsReading Read(byte[] file)
    {
        using MemoryStream stream = new(file);
        return SafetensorsFile.Read(stream, file.Length);
    }
}
