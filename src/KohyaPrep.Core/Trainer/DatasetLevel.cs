namespace KohyaPrep.Core.Trainer;

/// <summary>The tables of a dataset file, outermost first. A value is looked up from the innermost outwards.</summary>
public enum DatasetLevel
{
    /// <summary><c>[general]</c></summary>
    General,

    /// <summary><c>[[datasets]]</c></summary>
    Dataset,

    /// <summary><c>[[datasets.subsets]]</c></summary>
    Subset,
}
