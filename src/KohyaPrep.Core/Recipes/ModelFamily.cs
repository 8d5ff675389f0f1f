namespace KohyaPrep.Core.Recipes;

/// <summary>Which network the base model has.</summary>
public enum ModelFamily
{
    /// <summary>Stable Diffusion 1.x.</summary>
    Sd15,

    /// <summary>Stable Diffusion XL.</summary>
    Sdxl,
}
