namespace KohyaPrep.Core.Recipes;

/// <summary>What kind of training is wanted.</summary>
public enum Route
{
    Lora,
    ControlNet,
    ControlNetLllite,
    DreamBooth,
    FineTune,
}
