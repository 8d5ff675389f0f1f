namespace KohyaPrep.Core.Datasets;

/// <summary>What is measured on every picture and says nothing of most, so that those share one of it.</summary>
internal sealed record RareFacts
{
    public static RareFacts None { get; } = new();

    public string Trouble { get; init; } = "";

    public int TransparentPixels { get; init; }

    public int TranslucentPixels { get; init; }

    public int Orientation { get; init; } = 1;

    public bool IsAnimated { get; init; }

    public string ColourProfile { get; init; } = "";

    public double? ProfileShift { get; init; } = 0;

    public int FringePixels { get; init; }

    public int HiddenColours { get; init; }

    public double Sharpness { get; init; }

    public double Blockiness { get; init; }

    public double ArtLeft { get; init; }

    public double ArtTop { get; init; }

    public int OffGridPixels { get; init; }

    public HashText ArtHash { get; init; }
}
