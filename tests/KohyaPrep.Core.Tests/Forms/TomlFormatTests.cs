using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

public sealed class TomlFormatTests
{
    [Fact]
    public void Settings_come_in_sections_in_a_canonical_order_with_their_comments()
    {
        const string Text = """
            # The whole file's.

            # a rate
            learning_rate = 1e-4  # small
            [anything]
            # where from
            pretrained_model_name_or_path = 'model.safetensors'
            seed = 1
            own_thing = true
            # at the end
            """;
        Assert.Equal("""
            # The whole file's.

            [model]
            # where from
            pretrained_model_name_or_path = 'model.safetensors'

            [training]
            seed = 1

            [optimizer]
            # a rate
            learning_rate = 1e-4  # small

            [options]
            own_thing = true

            # at the end

            """.ReplaceLineEndings("\n"), TomlFormat.Canonical(Text, "a.toml"));
    }

    [Fact]
    public void What_is_in_order_stays_as_it_is()
    {
        string once = TomlFormat.Canonical("seed = 1\nnetwork_dim = 4 # rank\n[x]\nseed = 2\n\n# last\n", "a.toml");
        Assert.Equal(once, TomlFormat.Canonical(once, "a.toml"));
    }

    [Fact]
    public void A_value_that_a_later_line_overrules_stays_as_a_comment()
    {
        string text = TomlFormat.Canonical("[a]\nseed = 1\n[b]\nseed = 2\n", "a.toml");
        Assert.Contains("# overruled by a later line: seed = 1\n", text);
        Assert.Contains("\nseed = 2\n", text);
    }

    [Fact]
    public void A_dataset_file_keeps_its_tables()
    {
        const string Text = "[general]\nshuffle_caption = true # yes\n\n[[datasets]]\nresolution = 512\n\n[[datasets.subsets]]\n# here\nimage_dir = 'a'\n";
        Assert.Contains("[[datasets.subsets]]\n# here\nimage_dir = 'a'\n", TomlFormat.Canonical(Text, "a.toml"));
    }

    [Fact]
    public void Every_text_of_the_trainer_s_reader_means_the_same_afterwards_or_is_refused()
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Shared.Path("conformance/toml-quirks.json")));
        int written = 0;
        foreach (string text in cases.RootElement.EnumerateArray().Select(item => item.GetProperty("text").GetString()!))
        {
            string before = PythonText.WithUniversalNewlines(text);
            if (PythonToml.Read(before).Root is not { } root)
            {
                Assert.Throws<KohyaPrepException>(() => TomlFormat.Kept(text, "a.toml"));
                continue;
            }

            try
            {
                Assert.True(root.IsSame(PythonToml.Read(TomlFormat.Kept(text, "a.toml")).Root!), text);
                written++;
            }
            catch (KohyaPrepException)
            {
                // Refused rather than changed.
            }
        }

        Assert.True(written > 30, $"only {written} texts were written");
    }
}
