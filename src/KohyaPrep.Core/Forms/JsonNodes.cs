using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>Writes values as JSON; a float keeps its point or exponent.</summary>
public static class JsonNodes
{
    public static void WriteTo(this ConfigNode value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case ConfigNode.Text text:
                json.WriteStringValue(text.Value);
                break;
            case ConfigNode.Whole whole:
                json.WriteRawValue(whole.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case ConfigNode.Number number when double.IsFinite(number.Value):
                json.WriteRawValue(SettingValue.Of(number.Value).Shown);
                break;
            case ConfigNode.Number number:
                json.WriteStringValue(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case ConfigNode.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case ConfigNode.Moment moment:
                json.WriteStringValue(moment.Written);
                break;
            case ConfigNode.Items { Values.Count: > 0 } scalars when scalars.Values.All(item => item is not (ConfigNode.Items or ConfigNode.Table)):
                // A short list of numbers or words is one line to whoever reads it.
                json.WriteRawValue($"[{string.Join(", ", scalars.Values.Select(item => JsonText.Of(item.WriteTo, indented: false).TrimEnd('\n')))}]");
                break;
            case ConfigNode.Items items:
                json.WriteStartArray();
                foreach (ConfigNode item in items.Values)
                    item.WriteTo(json);
                json.WriteEndArray();
                break;
            case ConfigNode.Table table:
                json.WriteStartObject();
                foreach ((string key, ConfigNode inner) in table.Entries)
                {
                    json.WritePropertyName(key);
                    inner.WriteTo(json);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
