using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>A setting that a file of the GUI cannot say.</summary>
/// <param name="Name">The trainer's option, or that of <c>accelerate launch</c>.</param>
/// <param name="Value">Nothing where the settings do not say it and the GUI says something all the same.</param>
/// <param name="Reason">As a sentence.</param>
public sealed record GuiUnsaid(string Name, ConfigNode Value, string Reason);
