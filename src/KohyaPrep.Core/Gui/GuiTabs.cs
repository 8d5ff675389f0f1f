using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>The tabs by name, and which of them a file is from.</summary>
public static class GuiTabs
{
    private static readonly (GuiTab Tab, string Name)[] Named =
        [(GuiTab.Lora, "lora"), (GuiTab.DreamBooth, "dreambooth"), (GuiTab.FineTune, "finetune")];

    // Of fields that the tab had before v26.
    private static readonly string[] OlderLora = ["lora_network_weights", "conv_dims", "conv_alphas"];

    private static readonly string[] OlderFineTune = ["create_buckets", "create_caption"];

    /// <summary>As on a command line.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Named.Select(pair => pair.Name)];

    public static string NameOf(GuiTab tab) => Named.First(pair => pair.Tab == tab).Name;

    /// <summary>Null for a name that no tab has.</summary>
    public static GuiTab? Find(string name) => Named.Where(pair => pair.Name == name).Select(pair => (GuiTab?)pair.Tab).FirstOrDefault();

    /// <summary>The tab that saved the file: the one whose own fields it has; DreamBooth's are nearly all in the other two as well.</summary>
    public static GuiTab Of(ConfigNode.Table file)
    {
        string[] keys = [.. file.Entries.Select(entry => entry.Key)];
        int lora = keys.Count(key => OlderLora.Contains(key) || IsOnlyIn(GuiTab.Lora, key));
        int fineTune = keys.Count(key => OlderFineTune.Contains(key) || IsOnlyIn(GuiTab.FineTune, key));
        return lora == 0 && fineTune == 0 ? GuiTab.DreamBooth : lora >= fineTune ? GuiTab.Lora : GuiTab.FineTune;
    }

    /// <summary>
    /// Whether a JSON object is a file of the GUI's rather than settings under the trainer's names: it has several names that only the GUI knows.
    /// </summary>
    public static bool IsGuiFile(ConfigNode.Table file) =>
        file.Find("LoRA_type") is not null || file.Entries.Count(entry => GuiCatalogue.Current.IsGuiName(entry.Key)) >= 2;

    private static bool IsOnlyIn(GuiTab tab, string key) =>
        Named.All(pair => pair.Tab == tab == GuiCatalogue.Current.Find(pair.Tab, key) is not null);
}
