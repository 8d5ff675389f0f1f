namespace KohyaPrep.Core.Datasets;

/// <summary>What a folder of captions holds; everything in ordinal order.</summary>
/// <param name="Captions">Facts of every file with the extension that was asked for.</param>
/// <param name="Unread">Paths of files that look like captions with another extension, relative to the folder.</param>
/// <param name="ClosedFolders">Folders that could not be opened, as the user would write them.</param>
public sealed record CaptionsFound(IReadOnlyList<CaptionFacts> Captions, IReadOnlyList<string> Unread, IReadOnlyList<string> ClosedFolders);
