using System.Text;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

/// <summary>Whatever bytes a file has, reading it ends in settings or a finding, and settings that were read can be compared and written.</summary>
public sealed class MutatedSettingsTests
{
    private const string Toml = "# mine\n[dataset]\nresolution = \"512,512\"  # square\ntrain_batch_size = 2\n[network]\nnetwork_args = [\"conv_dim=4\", \"conv_alpha=1\"]\nlearning_rate = 1e-4\nd = 1979-05-27\nt = '''\nx\n'''\n";
    private const string Dataset = "[general]\nshuffle_caption = true\n[[datasets]]\nresolution = [512, 768]\nbatch_size = 2\n[[datasets.subsets]]\nimage_dir = 'a'\ncustom_attributes = {a = 1}\n";
    private const string Yaml = "training:\n  resolution: 512\n  mixed_precision: no\n  network_args: [\"a=1\", &x b]\n  learning_rate: 1e-4\ndataset:\n  general: {shuffle_caption: yes}\n  datasets:\n    - resolution: [512, 512]\n      subsets:\n        - image_dir: \"a\"\n          num_repeats: 10\n";
    private const string Json = "{\"training\": {\"resolution\": [512, 512], \"learning_rate\": 1e-4, \"text_encoder_lr\": [1e-5, 1], \"seed\": null}, \"dataset\": {\"datasets\": [{\"subsets\": [{\"image_dir\": \"\\u00e4\"}]}]}}";
    private const string Command = "accelerate launch --num_cpu_threads_per_process 2 train_network.py \\\n  --network_dim=32 --network_args \"conv_dim=4\" 'a b' --enable_bucket \\\n  --learning_rate 1e-4 # done\n";
    private const string PowerShell = "accelerate launch `\n  .\\train_db.py --output_dir 'C:\\out' --learning_rate 1e-4 `\n  --caption_extension=\".txt\"\n";
    private const string Cmd = "accelerate launch ^\n  train_network.py --network_dim 32 --output_dir \"C:\\my out\" ^\n  --seed 1\n";
    private const string Gui = "{\"LoRA_type\": \"Standard\", \"epoch\": 3, \"learning_rate\": 0.0001, \"lr_warmup\": 0, \"max_resolution\": \"512,512\", \"model_list\": \"custom\", \"optimizer\": \"AdamW8bit\", \"pretrained_model_name_or_path\": \"m.safetensors\", \"sdxl\": false, \"text_encoder_lr\": 0, \"train_data_dir\": \"data\", \"additional_parameters\": \"--foo 1\"}";
    private const string Header = "{\"__metadata__\":{\"ss_base_model_version\":\"sd_v1\",\"ss_network_dim\":\"4\",\"ss_learning_rate\":\"1e-4\",\"ss_optimizer\":\"torch.optim.adamw.AdamW(betas=(0.9, 0.99))\",\"ss_network_args\":\"{\\\"a\\\": 1}\",\"ss_datasets\":\"[{\\\"resolution\\\": [512, 512], \\\"subsets\\\": [{\\\"num_repeats\\\": 1}]}]\",\"ss_tag_frequency\":\"{\\\"a\\\": {\\\"b\\\": 1}}\",\"ss_resolution\":\"(512, 512)\",\"ss_num_epochs\":\"1\",\"ss_max_train_steps\":\"3\",\"ss_num_batches_per_epoch\":\"3\"}}";

    public static TheoryData<SettingsForm, string> Texts => new()
    {
        { SettingsForm.Toml, Toml }, { SettingsForm.Toml, Dataset }, { SettingsForm.Yaml, Yaml }, { SettingsForm.Json, Json }, { SettingsForm.Command, Command },
        { SettingsForm.Command, PowerShell }, { SettingsForm.Command, Cmd }, { SettingsForm.Gui, Gui },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_mutated_text_ends_in_settings_or_a_finding(SettingsForm form, string text)
    {
        Mutations mutations = new(text.Length);
        using TemporaryFolder folder = new(inMemory: true);
        for (int i = 0; i < Effort.Times(300, 10_000); i++)
        {
            byte[] bytes = mutations.Of(Encoding.UTF8.GetBytes(text));
            string changed = Encoding.UTF8.GetString(bytes);
            FormDetector.Of("file", changed);
            SettingsReading reading = SettingsReader.Parse(changed, form, new SettingsSource("file"));
            Assert.True(reading.Settings is not null || reading.Findings.Count > 0);
            if (reading.Settings is not { } settings)
                continue;
            WriteEverywhere(settings);
            if (i % 25 == 0)
                Check(folder.Write("file", changed), form, folder.Root);
        }
    }

    [Fact]
    public void A_mutated_header_of_a_model_ends_in_settings_or_a_finding()
    {
        byte[] header = Encoding.UTF8.GetBytes(Header);
        Mutations mutations = new(11);
        for (int i = 0; i < Effort.Times(300, 10_000); i++)
        {
            byte[] changed = mutations.Of(header);
            using MemoryStream file = new([.. BitConverter.GetBytes((long)changed.Length), .. changed]);
            SafetensorsReading read = SafetensorsFile.Read(file, file.Length);
            if (read.Header is not { } whole)
                continue;
            Assert.NotNull(LoraCardReader.Read(whole));
            SettingsReading reading = LoraSettings.Of(whole, "file");
            Assert.True(reading.Settings is not null || reading.Findings.Count > 0);
            if (reading.Settings is { } settings)
                WriteEverywhere(settings);
        }
    }

    private static void Check(string path, SettingsForm form, string root)
    {
        try
        {
            ForeignReading reading = ForeignConfigReader.Read(new ForeignRequest(path, Root: root) { Form = form }, TestContext.Current.CancellationToken);
            Assert.All(TrainerFileChecks.Run(reading).Findings, finding => Assert.NotNull(RuleCatalogue.Find(finding.Code)));
        }
        catch (KohyaPrepException)
        {
            // A dataset file by itself, and a script that is not simulated, are told so.
        }
    }

    private static void WriteEverywhere(TrainerSettings settings)
    {
        EffectiveSettings effective = EffectiveSettings.Of(settings, null);
        SettingsDifference.Between(effective, EffectiveSettings.Of(new TrainerSettings { File = "other", Form = SettingsForm.Json }, "sdxl_train"));
        foreach (string word in WriteTarget.Words)
        {
            try
            {
                SettingsWriter.Write(settings, WriteTarget.Of(word, null, null));
            }
            catch (KohyaPrepException)
            {
                // A script that recipes or the GUI have no place for is told so.
            }
        }
    }
}
