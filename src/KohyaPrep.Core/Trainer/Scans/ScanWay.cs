namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>How a script's options were found.</summary>
public enum ScanWay
{
    /// <summary>Its own function ran, with all the packages that it imports.</summary>
    Packages,

    /// <summary>Its own function ran, with stand-ins for packages that cannot be imported.</summary>
    StandIns,

    /// <summary>Its source text was followed; nothing of it ran.</summary>
    Source,

    /// <summary>Neither way led to a parser.</summary>
    Failed,
}
