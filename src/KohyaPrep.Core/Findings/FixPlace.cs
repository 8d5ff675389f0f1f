namespace KohyaPrep.Core.Findings;

/// <summary>Which of a dataset's folders a file lies in.</summary>
public enum FixPlace
{
    Pictures,
    Captions,
    EdgeMaps,
}
