using System.Globalization;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>In pixels.</summary>
public readonly record struct PixelSize(int Width, int Height) : IComparable<PixelSize>
{
    /// <summary>By width, then by height, as Python orders pairs.</summary>
    public int CompareTo(PixelSize other) => (Width, Height).CompareTo((other.Width, other.Height));

    public static bool operator <(PixelSize left, PixelSize right) => left.CompareTo(right) < 0;

    public static bool operator >(PixelSize left, PixelSize right) => left.CompareTo(right) > 0;

    public static bool operator <=(PixelSize left, PixelSize right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PixelSize left, PixelSize right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}×{Height}");
}
