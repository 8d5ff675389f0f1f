using KohyaPrep.Core.Changes;

namespace KohyaPrep.Core.Fixes;

/// <summary>What is going to become of a folder of captions. A value.</summary>
/// <param name="Captions">Those that change, by path.</param>
/// <param name="Left">Those that cannot be edited, and why.</param>
/// <param name="Changes">The same as changes of files, relative to the folder of captions.</param>
public sealed record CaptionEditPlan(IReadOnlyList<EditedCaption> Captions, IReadOnlyList<LeftAlone> Left, ChangeSet Changes);
