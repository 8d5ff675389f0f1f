using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer;

/// <summary>The script that does a route for a family.</summary>
/// <param name="Name">Without <c>.py</c>, as in the catalogue.</param>
/// <param name="DefaultExtension">Of the files that it saves where <c>save_model_as</c> is not set and the base model is one file.</param>
/// <param name="Form">The form of subset that our dataset file gives it.</param>
/// <param name="BucketSteps">What <c>bucket_reso_steps</c> must be a multiple of, in pixels.</param>
public sealed record TrainerScript(string Name, string DefaultExtension, SubsetForm Form, int BucketSteps)
{
    /// <summary>
    /// The script for a route and a family; null where the trainer has none. DreamBooth and fine-tuning of SDXL are one script; it takes
    /// folders of captioned pictures as well as metadata files, and is given folders. Only fine_tune takes nothing but metadata.
    /// </summary>
    public static TrainerScript? For(Route route, ModelFamily family) => (route, family) switch
    {
        (Route.Lora, ModelFamily.Sd15) => new("train_network", ".safetensors", SubsetForm.DreamBooth, 64),
        (Route.Lora, ModelFamily.Sdxl) => new("sdxl_train_network", ".safetensors", SubsetForm.DreamBooth, 32),
        (Route.ControlNet, ModelFamily.Sd15) => new("train_control_net", ".safetensors", SubsetForm.ControlPairs, 64),
        (Route.ControlNet, ModelFamily.Sdxl) => new("sdxl_train_control_net", ".safetensors", SubsetForm.ControlPairs, 32),
        (Route.ControlNetLllite, ModelFamily.Sdxl) => new("sdxl_train_control_net_lllite", ".safetensors", SubsetForm.ControlPairs, 32),
        (Route.DreamBooth, ModelFamily.Sd15) => new("train_db", ".ckpt", SubsetForm.DreamBooth, 64),
        (Route.FineTune, ModelFamily.Sd15) => new("fine_tune", ".ckpt", SubsetForm.Metadata, 64),
        (Route.DreamBooth or Route.FineTune, ModelFamily.Sdxl) => new("sdxl_train", ".ckpt", SubsetForm.DreamBooth, 32),
        _ => null,
    };

    /// <summary>Whether the script draws sample pictures while it trains.</summary>
    public bool Samples => Name != "sdxl_train_control_net_lllite";

    /// <summary>Whether it trains a network beside the base model (LoRA).</summary>
    public bool TrainsNetwork => Name is "train_network" or "sdxl_train_network";

    /// <summary>Whether a checkpoint is a whole model.</summary>
    public bool SavesWholeModel => Name is "train_db" or "fine_tune" or "sdxl_train";
}
