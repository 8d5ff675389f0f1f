namespace KohyaPrep.Core.Captions.Edits;

/// <summary>One step of editing captions.</summary>
/// <param name="Value">What the kind asks for, as the user wrote it; empty for kinds that ask for nothing.</param>
public sealed record CaptionEdit(CaptionEditKind Kind, string Value);
