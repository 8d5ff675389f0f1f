namespace KohyaPrep.Core.Changes;

/// <summary>A file gets another name or folder, which must be free.</summary>
/// <param name="To">Like the path.</param>
public sealed record FileMove(string Path, string To) : FileChange(Path)
{
    public override IEnumerable<string> Paths => [Path, To];
}
