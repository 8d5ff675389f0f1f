namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Where in the U-Net a layer lies; a ControlNet is a copy of the first two.</summary>
internal enum UnetPart
{
    Down,
    Middle,
    Up,
}
