using KohyaPrep.Core.Changes;

namespace KohyaPrep.Core.Fixes;

/// <summary>What is going to be done to the user's files. A value; its pictures are drawn when the changes are applied.</summary>
/// <param name="Fixes">By place and path.</param>
/// <param name="Left">What cannot be fixed although it was asked for, and why.</param>
/// <param name="Changes">The same as changes of files, relative to the folder of pictures.</param>
public sealed record FixPlan(IReadOnlyList<PlannedFix> Fixes, IReadOnlyList<LeftAlone> Left, ChangeSet Changes);
