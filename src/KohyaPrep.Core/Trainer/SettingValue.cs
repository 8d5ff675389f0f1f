using System.Globalization;
using System.Text.Json;

namespace KohyaPrep.Core.Trainer;

/// <summary>A value of one of the trainer's options or dataset keys, in the types that its files know.</summary>
public abstract record SettingValue
{
    private SettingValue()
    {
    }

    public static SettingValue Of(string value) => new Text(value);

    public static SettingValue Of(long value) => new Whole(value);

    public static SettingValue Of(double value) => new Number(value);

    public static SettingValue Of(bool value) => new Flag(value);

    /// <summary>The value as a person would read it in a sentence.</summary>
    public abstract string Shown { get; }

    public sealed override string ToString() => Shown;

    /// <summary>The value as JSON; a float keeps its point or exponent.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        switch (this)
        {
            case Text text:
                json.WriteStringValue(text.Value);
                break;
            case Items items:
                json.WriteStartArray();
                foreach (SettingValue item in items.Values)
                    item.WriteTo(json);
                json.WriteEndArray();
                break;
            default:
                json.WriteRawValue(Shown);
                break;
        }
    }

    public sealed record Text(string Value) : SettingValue
    {
        public override string Shown => Value;
    }

    public sealed record Whole(long Value) : SettingValue
    {
        public override string Shown => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A float: never written without a point or an exponent, so that every reader takes it as one.</summary>
    public sealed record Number(double Value) : SettingValue
    {
        public override string Shown
        {
            get
            {
                string text = Value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
                return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
            }
        }
    }

    public sealed record Flag(bool Value) : SettingValue
    {
        public override string Shown => Value ? "true" : "false";
    }

    /// <summary>Items of one type: the trainer's TOML reader refuses mixed arrays.</summary>
    public sealed record Items(IReadOnlyList<SettingValue> Values) : SettingValue
    {
        public override string Shown => $"[{string.Join(", ", Values.Select(value => value.Shown))}]";

        public bool Equals(Items? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Values.Aggregate(17, (hash, value) => HashCode.Combine(hash, value));
    }
}
