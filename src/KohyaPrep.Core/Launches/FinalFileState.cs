namespace KohyaPrep.Core.Launches;

/// <summary>Whether a run left what it should.</summary>
public enum FinalFileState
{
    /// <summary>There, readable to its end, and written by this run.</summary>
    Whole,
    Missing,

    /// <summary>There, but older than the run.</summary>
    Old,
    Damaged,
}
