using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in the Python environment.</summary>
internal static partial class PackageCauses
{
    private static readonly string[] Broken =
    [
        "cannot import name", "DLL load failed", "cannot open shared object file", "undefined symbol", "compiled using NumPy 1.x", "multiarray failed to import",
        "numpy.dtype size changed", "No operator found for `memory_efficient_attention", "xFormers can't load", "seems to be old", "does not exist",
        "is required for a normal functioning", "but found", "Numpy is not available", "version mismatch", "was removed in the NumPy", "not found (required by",
        "[WinError 126]", "[WinError 127]", "CUDA Setup failed despite GPU being available",
    ];

    public static CauseMatch? Find(ErrorView error)
    {
        if (error.Find(MissingScript()) is { } script)
            return new CauseMatch(Causes.ScriptMissing, script);
        if (Missing(error) is { } package)
            return new CauseMatch(Causes.PackageMissing, Remedy: RemedyFor(package));
        bool isImport = error.Is("ImportError", "OSError", "RuntimeError", "AttributeError", "NotImplementedError", "ValueError", "VersionConflict")
            && (error.Is("ImportError") || error.Says("undefined symbol", "No operator found", "cannot open shared object file", "seems to be old", "Numpy is not available")
                || error.Says("torchvision::", "was removed in the NumPy", "[WinError 126]", "[WinError 127]", "CUDA Setup failed"));
        return (isImport && error.Says(Broken)) || LacksItsLibrary(error) ? new CauseMatch(Causes.PackageBroken) : null;
    }

    /// <summary>bitsandbytes goes on without the library that it is made of, and fails where it first calls it.</summary>
    private static bool LacksItsLibrary(ErrorView error) =>
        error.Last.ShortKind == "AttributeError" && error.Last.Message.StartsWith("'NoneType' object has no attribute 'c", StringComparison.Ordinal)
        && error.Last.Frames.Length > 0 && error.Last.Frames[^1].File.Contains("bitsandbytes", StringComparison.Ordinal);

    private static string? Missing(ErrorView error)
    {
        foreach (Regex form in (ReadOnlySpan<Regex>)[NoModule(), NoPackage(), NotInEnvironment(), NoMetadata(), NotFoundDistribution(), ReferTo(), NoCommand(), NoCommandOfZsh(), NoCommandOnWindows()])
        {
            if (error.Find(form) is { } package)
                return package;
        }

        return error.Is("ImportError", "ModuleNotFoundError", "PackageNotFoundError") ? error.Find(PipInstall()) : null;
    }

    private static string RemedyFor(string module)
    {
        if (module is "python" or "python3" or "py" or "torchrun")
            return $"There is no `{module}` on the path: activate the trainer's environment, or name its Python by its path.";
        string root = module.Split('.')[0];
        if (root is "networks" or "library")
            return $"'{module}' is a part of sd-scripts itself: correct `network_module`, or start the trainer in its own folder.";
        // Python names the first part that it does not find: what stands before a later one is there.
        return root.Length < module.Length
            ? $"'{root}' is there, but in a version that has no '{module}': install the one that the trainer's requirements.txt, or what asks for it, names."
            : $"Install it into the trainer's own Python: `pip install {PackageOf(root)}`.";
    }

    /// <summary>The package's name where it is not its module's.</summary>
    private static string PackageOf(string module) => module switch
    {
        "lycoris" => "lycoris-lora",
        "cv2" => "opencv-python",
        "PIL" => "pillow",
        "yaml" => "pyyaml",
        "skimage" => "scikit-image",
        "sklearn" => "scikit-learn",
        "prodigyplus" => "prodigy-plus-schedule-free",
        "lion_pytorch" => "lion-pytorch",
        "dadaptation" => "dadaptation",
        "SentencePiece" => "sentencepiece",
        "Prodigy" => "prodigyopt",
        "pkg_resources" => "setuptools",
        _ => module,
    };

    [GeneratedRegex(@"No module named '?([\w.\-]+?)'?(?:[;)]|\.?$|\s)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NoModule();

    // The trainer's own words: "No bitsandbytes / bitsandbytesがインストールされていないようです" (train_util.py:4894 and others).
    [GeneratedRegex(@"^ImportError: No ([\w.\-]+) / ", RegexOptions.CultureInvariant)]
    private static partial Regex NoPackage();

    // transformers and diffusers (utils/import_utils.py).
    [GeneratedRegex(@"requires the ([\w.\-]+) library but it was not found", RegexOptions.CultureInvariant)]
    private static partial Regex NotInEnvironment();

    [GeneratedRegex(@"No package metadata was found for ([\w.\-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex NoMetadata();

    [GeneratedRegex(@"The '([\w.\-]+)[^']*' distribution was not found", RegexOptions.CultureInvariant)]
    private static partial Regex NotFoundDistribution();

    [GeneratedRegex(@"pip install (?:-U |--upgrade )?['""]?([A-Za-z][\w\-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex PipInstall();

    // diffusers sends people to the project's page (models/attention_processor.py).
    [GeneratedRegex(@"Refer to https://github\.com/[\w.\-]+/([\w.\-]+) for more information on how to install", RegexOptions.CultureInvariant)]
    private static partial Regex ReferTo();

    [GeneratedRegex(@"^(?:.*: )?(accelerate|torchrun|py|python[\d.]*): (?:command )?not found$", RegexOptions.CultureInvariant)]
    private static partial Regex NoCommand();

    [GeneratedRegex(@"^zsh: command not found: ([\w.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex NoCommandOfZsh();

    [GeneratedRegex(@"'?\b(accelerate|torchrun|py|python[\d.]*)'?(?: is not recognized as| : The term )", RegexOptions.CultureInvariant)]
    private static partial Regex NoCommandOnWindows();

    [GeneratedRegex(@"can't open file '(.+?)'", RegexOptions.CultureInvariant)]
    private static partial Regex MissingScript();
}
