namespace KohyaPrep.Core.Recipes;

/// <summary>Where the trainer runs.</summary>
public enum Place
{
    Local,
    Colab,
    RunPod,
    Slurm,
    SkyPilot,
    CivitAi,
}
