namespace KohyaPrep.Core.Forms;

/// <summary>What a model's header tells of the run that made it, beside its settings.</summary>
/// <param name="Family">Of the base model, in words: SD 1.x, SDXL, …; null where nothing tells.</param>
/// <param name="Ranks">The ranks of a LoRA's matrices, most frequent first; empty for no LoRA.</param>
/// <param name="BaseModel">The base model's file or name as the trainer was given it, without its folder.</param>
/// <param name="BaseHash">SHA-256 of the base model's file.</param>
/// <param name="Folders">Of pictures, in the order written.</param>
/// <param name="Tags">Most frequent first, then in ordinal order, over all folders.</param>
public sealed record LoraCard(
    string? Family,
    IReadOnlyList<long> Ranks,
    string? BaseModel,
    string? BaseHash,
    long? Epoch,
    long? Epochs,
    long? Step,
    long? Steps,
    long? Pictures,
    long? RegularisationPictures,
    DateTimeOffset? Started,
    DateTimeOffset? Finished,
    string? TrainerCommit,
    string? Comment,
    IReadOnlyList<LoraFolder> Folders,
    IReadOnlyList<KeyValuePair<string, long>> Tags);
