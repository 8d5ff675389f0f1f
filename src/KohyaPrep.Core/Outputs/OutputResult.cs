namespace KohyaPrep.Core.Outputs;

/// <summary>What a run changed in an output folder.</summary>
/// <param name="Written">Files that are new or have other bytes now.</param>
/// <param name="Unchanged">Files that were right already.</param>
/// <param name="Removed">Files of an earlier run that nothing asks for any more, and stale latents beside pictures that were rewritten or removed.</param>
/// <param name="Strangers">Files in the folders of the training set that we did not write, relative; the trainer may read them.</param>
public sealed record OutputResult(int Written, int Unchanged, int Removed, IReadOnlyList<string> Strangers)
{
    /// <summary>Files among those written that lay ready, since an interrupted run or a part of the work had made them.</summary>
    public int TakenOver { get; init; }
}
