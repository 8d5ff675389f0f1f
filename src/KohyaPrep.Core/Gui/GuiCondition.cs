using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>A condition on a field: <c>sdxl</c>, <c>!sdxl</c>, <c>xformers="sdpa"</c>, <c>unet_lr!=null</c>, <c>fused_optimizer_groups>0</c>.</summary>
/// <param name="Compared">What the field is compared with; null where its truth is asked for.</param>
public sealed record GuiCondition(string Field, GuiComparison Comparison, ConfigNode? Compared)
{
    public static GuiCondition Parse(string text)
    {
        int at = text.AsSpan(1).IndexOfAny("!=>") + 1;
        if (at == 0)
            return text[0] == '!' ? new GuiCondition(text[1..], GuiComparison.IsFalse, null) : new GuiCondition(text, GuiComparison.IsTrue, null);
        (GuiComparison comparison, int length) = text[at] switch
        {
            '!' => (GuiComparison.Differs, 2),
            '>' => (GuiComparison.IsAbove, 1),
            _ => (GuiComparison.Equals, 1),
        };
        using JsonDocument compared = JsonDocument.Parse(text[(at + length)..]);
        return new GuiCondition(text[..at], comparison, JsonConfig.Of(compared.RootElement));
    }

    /// <exception cref="PythonFailure">The value cannot be compared so.</exception>
    internal bool Holds(ConfigNode value) => Comparison switch
    {
        GuiComparison.IsTrue => PythonValue.IsTrue(value),
        GuiComparison.IsFalse => !PythonValue.IsTrue(value),
        GuiComparison.Equals => PythonCast.AreEqual(value, Compared!),
        GuiComparison.Differs => !PythonCast.AreEqual(value, Compared!),
        _ => (PythonValue.Number(value) ?? throw PythonFailure.OfType($"'>' not supported between instances of '{value.PythonType}' and 'int'"))
            > PythonValue.Number(Compared),
    };
}
