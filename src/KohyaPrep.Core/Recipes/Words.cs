namespace KohyaPrep.Core.Recipes;

/// <summary>How routes, families and canvases are called in files.</summary>
public static class Words
{
    public static IReadOnlyList<string> Routes { get; } = ["lora", "controlnet", "controlnet-lllite", "dreambooth", "finetune"];

    public static IReadOnlyList<string> Families { get; } = ["sd15", "sdxl"];

    public static IReadOnlyList<string> Canvases { get; } = ["native", "trainer"];

    public static IReadOnlyList<string> Places { get; } = ["local", "colab", "runpod", "slurm", "skypilot", "civitai"];

    public static IReadOnlyList<string> Recoverings { get; } = ["never", "auto", "always"];

    public static IReadOnlyList<string> EdgeMethods { get; } = ["canny", "borders"];

    public static IReadOnlyList<string> EdgeChannels { get; } = ["luminance", "rgb", "lab"];

    public static string Of(Route route) => Routes[(int)route];

    public static string Of(ModelFamily family) => Families[(int)family];

    /// <summary>The family's name for people.</summary>
    public static string Title(ModelFamily family) => family == ModelFamily.Sd15 ? "SD 1.5" : "SDXL";

    /// <summary>The route's name for people.</summary>
    public static string Title(Route route) => route switch
    {
        Route.Lora => "LoRA",
        Route.ControlNet => "ControlNet",
        Route.ControlNetLllite => "ControlNet-LLLite",
        Route.DreamBooth => "DreamBooth",
        _ => "fine-tune",
    };

    public static Route ToRoute(string word) => (Route)IndexOf(Routes, word);

    public static ModelFamily ToFamily(string word) => (ModelFamily)IndexOf(Families, word);

    public static Place ToPlace(string word) => (Place)IndexOf(Places, word);

    public static Recovering ToRecovering(string word) => (Recovering)IndexOf(Recoverings, word);

    public static EdgeMethod ToEdgeMethod(string word) => (EdgeMethod)IndexOf(EdgeMethods, word);

    public static EdgeChannel ToEdgeChannel(string word) => (EdgeChannel)IndexOf(EdgeChannels, word);

    /// <summary>What draws the maps, for people.</summary>
    public static string Title(EdgeMethod method) => method == EdgeMethod.Canny ? "Canny edge map" : "border map";

    /// <summary>The place's name for people.</summary>
    public static string Title(Place place) => place switch
    {
        Place.Local => "this machine",
        Place.CivitAi => "CivitAI",
        _ => place.ToString(),
    };

    private static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(word), word, "is none of the words");
    }
}
