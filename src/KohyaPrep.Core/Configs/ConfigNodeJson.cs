using System.Globalization;
using System.Text.Json;

namespace KohyaPrep.Core.Configs;

/// <summary>Writes a value of a configuration file as JSON.</summary>
public static class ConfigNodeJson
{
    /// <param name="value">Null is written as null, as is a float that JSON cannot hold; a moment as it stands in its file.</param>
    public static void WriteNode(this Utf8JsonWriter json, ConfigNode? value)
    {
        switch (value)
        {
            case ConfigNode.Text text:
                json.WriteStringValue(text.Value);
                break;
            case ConfigNode.Whole whole:
                json.WriteRawValue(whole.Value.ToString(CultureInfo.InvariantCulture));
                break;
            // A float stays one: never without a point or an exponent.
            case ConfigNode.Number number when double.IsFinite(number.Value):
                json.WriteRawValue(Trainer.SettingValue.Of(number.Value).Shown);
                break;
            case ConfigNode.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case ConfigNode.Moment moment:
                json.WriteStringValue(moment.Written);
                break;
            // A short list of numbers or words is one line to whoever reads it.
            case ConfigNode.Items { Values.Count: > 0 } scalars when scalars.Values.All(item => item is not (ConfigNode.Items or ConfigNode.Table)):
                json.WriteRawValue($"[{string.Join(", ", scalars.Values.Select(item => JsonText.Of(inner => inner.WriteNode(item), indented: false).TrimEnd('\n')))}]");
                break;
            case ConfigNode.Items items:
                json.WriteStartArray();
                foreach (ConfigNode item in items.Values)
                    json.WriteNode(item);
                json.WriteEndArray();
                break;
            case ConfigNode.Table table:
                json.WriteStartObject();
                foreach ((string key, ConfigNode inner) in table.Entries)
                {
                    json.WritePropertyName(key);
                    json.WriteNode(inner);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
