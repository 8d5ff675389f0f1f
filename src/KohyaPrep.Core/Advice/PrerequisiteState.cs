namespace KohyaPrep.Core.Advice;

/// <summary>Whether something that an option needs is there.</summary>
public enum PrerequisiteState
{
    Met,

    /// <summary>A command of this program makes it.</summary>
    MadeOnTheWay,

    Missing,

    /// <summary>Nobody has said.</summary>
    Unknown,
}
