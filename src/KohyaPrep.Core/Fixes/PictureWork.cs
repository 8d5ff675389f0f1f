using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Fixes;

/// <summary>What is to be done to a picture's pixels, whose result is a PNG of 8 bits a channel.</summary>
/// <param name="File">Absolute.</param>
/// <param name="Shown">As the user would write it.</param>
/// <param name="Kinds">In any order: colours are converted first, then it is turned, shrunk and flattened.</param>
/// <param name="Background">For <see cref="FixKind.Flatten"/>.</param>
public sealed record PictureWork(string File, string Shown, IReadOnlySet<FixKind> Kinds, Rgb Background);
