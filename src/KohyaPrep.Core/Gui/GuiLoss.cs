using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>A value of a GUI file that does not reach the training as it stands.</summary>
/// <param name="Name">The field; for <see cref="GuiLossKind.Ignored"/> the key of the training file.</param>
/// <param name="Value">With the line of the file where it stands; 0 where the file does not set it.</param>
/// <param name="Reason">What becomes of it, as a sentence.</param>
public sealed record GuiLoss(GuiLossKind Kind, string Name, ConfigNode Value, string Reason);
