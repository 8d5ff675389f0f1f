namespace KohyaPrep.Core.Machines;

/// <summary>Whose GPU a machine has, as far as PyTorch tells them apart.</summary>
public enum GpuKind
{
    None,
    Nvidia,
    Rocm,
    Apple,
}
