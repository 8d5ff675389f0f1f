using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>One setting of someone's, by the trainer's own name and with the line where it stands.</summary>
/// <param name="Name">In the trainer's spelling; a key that the trainer does not know keeps its own.</param>
/// <param name="Value">What the trainer would be given, with the line in <see cref="ConfigNode.Line"/>.</param>
/// <param name="Field">What the place is called where it is not the option's name: a field of the GUI, a key of a model's header. Null where it is.</param>
public sealed record FormSetting(string Name, ConfigNode Value, string? Field = null);
