using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Tests.Machines;

public sealed class AnswersOfToolsTests
{
    [Fact]
    public void Cards_of_nvidia_smi_have_memory_driver_and_generation()
    {
        var cards = NvidiaSmi.Cards("NVIDIA GeForce RTX 3060, 12288, 550.54.14, 8.6\nNVIDIA RTX 6000, Ada Generation, 49140, 550.54.14, 8.9\n\n");
        Assert.Equal(2, cards.Count);
        Assert.Equal((new Gpu("NVIDIA GeForce RTX 3060", 12, new Version(8, 6)), "550.54.14"), cards[0]);
        Assert.Equal("NVIDIA RTX 6000, Ada Generation", cards[1].Card.Name);
    }

    [Fact]
    public void Older_drivers_do_not_tell_the_generation()
    {
        (Gpu card, string driver) = Assert.Single(NvidiaSmi.Cards("Tesla T4, 15109, 440.33.01"));
        Assert.Equal(("Tesla T4", null, "440.33.01"), (card.Name, card.Capability, driver));
        Assert.InRange(card.Gibibytes!.Value, 14.7, 14.8);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.")]
    [InlineData("No devices were found")]
    [InlineData("Unable to determine the device handle for GPU0000:01:00.0: Unknown Error")]
    public void What_is_no_card_is_passed_over(string answer) => Assert.Empty(NvidiaSmi.Cards(answer));

    [Theory]
    [InlineData("| NVIDIA-SMI 550.54.14   Driver Version: 550.54.14   CUDA Version: 12.4     |", "12.4")]
    [InlineData("| NVIDIA-SMI 590.10   Driver Version: 590.10   CUDA UMD Version: 13.1 |", "13.1")]
    [InlineData("Driver Version: 440.33", null)]
    public void The_newest_CUDA_stands_in_the_head(string answer, string? cuda) => Assert.Equal(cuda, NvidiaSmi.Cuda(answer)?.ToString());

    [Fact]
    public void Cards_of_rocm_smi_are_read_from_its_JSON()
    {
        GpuFacts facts = RocmSmi.Read("""
            WARNING: something
            {"card0": {"VRAM Total Memory (B)": "25753026560", "VRAM Total Used Memory (B)": "1", "Card Series": "Radeon RX 7900 XTX"}, "system": {"Driver version": "6.7.0"}}
            """)!;
        Assert.Equal((GpuKind.Rocm, "6.7.0"), (facts.Kind, facts.Driver));
        Assert.Equal("Radeon RX 7900 XTX", Assert.Single(facts.Cards).Name);
        Assert.InRange(facts.Cards[0].Gibibytes!.Value, 23.9, 24.1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"card0\": ")]
    [InlineData("[1]")]
    public void An_answer_of_rocm_smi_that_is_none_is_none(string answer) => Assert.Null(RocmSmi.Read(answer));

    [Theory]
    [InlineData("accelerate==1.6.0", "accelerate", "1.6.0")]
    [InlineData("diffusers[torch]==0.32.1  # why", "diffusers", "0.32.1")]
    [InlineData("numpy<=2.0", "numpy", null)]
    [InlineData("tensorboard", "tensorboard", null)]
    [InlineData("a_b.c == 1.0 ; python_version < '3.11'", "a_b.c", "1.0")]
    public void A_requirement_has_a_name_and_perhaps_one_version(string line, string name, string? pinned) =>
        Assert.Equal(new Requirement(name, pinned), Assert.Single(Requirement.ReadList(line)));

    [Theory]
    [InlineData("-e .")]
    [InlineData("# comment")]
    [InlineData("--index-url https://host/simple")]
    [InlineData("https://host/x-1.0-py3-none-any.whl")]
    [InlineData("x @ https://host/x.whl")]
    [InlineData("")]
    public void Other_lines_for_pip_are_passed_over(string line) => Assert.Empty(Requirement.ReadList(line));

    [Theory]
    [InlineData("sm_50 sm_86 sm_90", "8.9", true)]
    [InlineData("sm_50 sm_86 sm_90", "12.0", false)]
    [InlineData("sm_70 sm_80", "6.1", false)]
    [InlineData("sm_80 compute_90", "12.0", true)]
    [InlineData("sm_90a sm_100 sm_120", "12.0", true)]
    [InlineData("", "12.0", true)]
    public void PyTorch_has_code_for_its_own_generations_and_text_for_later_ones(string architectures, string capability, bool expected)
    {
        TorchFacts torch = new("2.6.0", null, null, true, architectures.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(expected, torch.HasCodeFor(Version.Parse(capability)));
    }

    [Fact]
    public void Settings_of_accelerate_are_read_as_YAML_and_as_the_JSON_under_that_name()
    {
        AccelerateFacts yaml = AccelerateFacts.Read("a.yaml", "num_processes: 2\nuse_cpu: false\nmixed_precision: fp16\n");
        Assert.Equal((2, false, "fp16"), (yaml.Processes, yaml.UsesCpu, yaml.MixedPrecision));
        AccelerateFacts json = AccelerateFacts.Read("a.yaml", File.ReadAllText(KohyaPrep.Fixtures.Shared.Path("trainer/accelerate-default.yaml")));
        Assert.Equal((1, true, null), (json.Processes, json.UsesCpu, json.Trouble));
        Assert.NotNull(AccelerateFacts.Read("a.yaml", "a: b: c").Trouble);
        Assert.NotNull(AccelerateFacts.Read("a.yaml", "").Trouble);
    }
}
