using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in the base model and other weights.</summary>
internal static partial class ModelCauses
{
    private static readonly string[] Loading =
    [
        "load_target_model", "_load_target_model", "load_models_from_stable_diffusion_checkpoint", "load_models_from_sdxl_checkpoint", "load_checkpoint_with_text_encoder_conversion",
        "load_vae", "from_pretrained", "load_state_dict", "convert_ldm_unet_checkpoint", "convert_ldm_vae_checkpoint", "convert_ldm_clip_checkpoint_v1", "load_weights",
        "create_network_from_weights", "safe_open", "load_file", "load_safetensors",
    ];

    private static readonly string[] Absent =
    [
        "neither a valid local path nor a valid repo id", "Cannot load model", "model is not found as a file or in Hugging Face", "is not a local folder and is not a valid model identifier",
        "Error no file named", "does not appear to have a file named", "Repo id must be in the form", "couldn't connect to 'https://", "connect to the Hub", "Repository Not Found",
        "Access to model", "gated repo", "offline mode is enabled", "cannot find the requested files", "is not the path to a directory containing",
    ];

    private static readonly string[] AbsentKinds =
    [
        "RepositoryNotFoundError", "RevisionNotFoundError", "EntryNotFoundError", "RemoteEntryNotFoundError", "LocalEntryNotFoundError", "GatedRepoError",
        "OfflineModeIsEnabled", "HFValidationError", "FileNotFoundError", "ConnectionError", "MaxRetryError", "HTTPError", "HfHubHTTPError", "ConnectError",
        "ConnectTimeout", "ReadTimeout", "SSLError", "ProxyError", "gaierror",
    ];

    private static readonly string[] Damaged =
    [
        "Error while deserializing", "MetadataIncompleteBuffer", "HeaderTooLarge", "HeaderTooSmall", "InvalidHeader", "invalid load key", "Ran out of input", "PytorchStreamReader failed",
        "unexpected EOF", "file might be corrupted", "not a ZIP archive", "Weights only load failed", "Unable to load weights from", "is not a valid JSON file", "not a zip file",
        "incomplete metadata", "pickle data was truncated", "unable to mmap",
    ];

    public static CauseMatch? Find(ErrorView error)
    {
        string? model = error.Fact(TrainerFact.Model);
        if (error.Says("load tokenizer for", "Can't load tokenizer") || (error.Through("_load_tokenizer", "load_tokenizer") && (error.Is("OSError") || error.Says(Absent))))
            return new CauseMatch(Causes.TokenizerNotFound);
        if (error.Find(StateOf()) is { } module)
        {
            return module.Contains("Network", StringComparison.Ordinal) || error.Through("load_weights")
                ? new CauseMatch(Causes.NetworkWeightsDoNotFit, error.NamedFile())
                : new CauseMatch(Causes.ModelOfTheWrongFamily, model);
        }

        if (IsOfAnotherFamily(error))
            return new CauseMatch(Causes.ModelOfTheWrongFamily, model);
        bool isLoading = error.Through(Loading);
        if (error.Says(Damaged) && (isLoading || error.Is("SafetensorError", "UnpicklingError")))
            return new CauseMatch(Causes.ModelFileDamaged, error.NamedFile() ?? model);
        if (error.Says(Absent) || (isLoading && error.Is(AbsentKinds)))
            return new CauseMatch(Causes.ModelNotFound, AbsentFile(error) ?? model, RemedyForAbsent(error));
        return null;
    }

    /// <summary>A LoRA, or a model of a family that the script does not know, lacks the keys that its conversion looks up.</summary>
    private static bool IsOfAnotherFamily(ErrorView error) =>
        (error.Is("KeyError") && error.Through("load_models_from_stable_diffusion_checkpoint", "load_models_from_sdxl_checkpoint", "convert_ldm_unet_checkpoint", "convert_ldm_vae_checkpoint"))
        || error.Says("unexpected key in SD:", "unexpected key in DiffUsers model:", "Cannot copy out of meta tensor")
        || (error.Find(Matrices()) is { } inner && inner is "768" or "1024" or "2048" or "1280");

    /// <summary>The base model is not the only file that is loaded: a VAE or network weights are named by the error alone.</summary>
    private static string? AbsentFile(ErrorView error) =>
        error.Find(ModelName()) ?? (error.Is("FileNotFoundError") || error.Through("load_vae", "load_weights") ? error.NamedFile() : null);

    private static string? RemedyForAbsent(ErrorView error)
    {
        if (error.Says("gated repo", "Access to model", "401 Client Error", "403 Client Error") || error.Is("GatedRepoError"))
            return "The hub wants an account that was granted access: accept the model's terms there and log in on this machine, or fetch the file yourself and name it.";
        return error.Says("offline mode is enabled") ? "Offline mode is on (HF_HUB_OFFLINE): unset it, or fetch the model beforehand and name its file." : null;
    }

    [GeneratedRegex(@"Error\(s\) in loading state_dict for (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex StateOf();

    [GeneratedRegex(@"pretrained_model_name_or_path ""(?<name>[^""]+)""|Cannot load model (?<name>(?:[A-Za-z]:)?[^"":]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ModelName();

    // Text of one width meets a U-Net made for another.
    [GeneratedRegex(@"mat1 and mat2 shapes cannot be multiplied \(\d+x(?:768|1024|1280|2048) and (768|1024|1280|2048)x\d+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Matrices();
}
