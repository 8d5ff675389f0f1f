using System.Globalization;

namespace KohyaPrep.Core.Datasets;

/// <summary>
/// A hash of 64 or 128 bits by its 16 or 32 small hexadecimal digits, held as the number that it is: of many pictures, hashes are most of what is
/// held. Any other text is held as it is. Equal when the texts are.
/// </summary>
public readonly struct HashText : IEquatable<HashText>
{
    private const int Short = 16, Long = 32;
    private static readonly string ShortForm = new('0', Short), LongForm = new('0', Long);

    /// <summary>One of the two forms, or the text itself; null for none.</summary>
    private readonly string? form;
    private readonly ulong high, low;

    public HashText(string text)
    {
        if (text.Length is Short or Long && !text.AsSpan().ContainsAnyExcept(TightText.Digits))
        {
            form = text.Length == Short ? ShortForm : LongForm;
            low = ulong.Parse(text.AsSpan(text.Length - Short), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (text.Length == Long)
                high = ulong.Parse(text.AsSpan(0, Short), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }
        else if (text.Length > 0)
        {
            form = text;
        }
    }

    /// <summary>Whether it is the empty text: nothing was hashed.</summary>
    public bool IsNone => form is null;

    /// <summary>The number that 16 digits write; null for any other text.</summary>
    public ulong? Bits => ReferenceEquals(form, ShortForm) ? low : null;

    public static bool operator ==(HashText one, HashText other) => one.Equals(other);

    public static bool operator !=(HashText one, HashText other) => !one.Equals(other);

    public bool Equals(HashText other) => high == other.high && low == other.low && string.Equals(form, other.form, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is HashText other && Equals(other);

    public override int GetHashCode() => IsNumber ? (high ^ low).GetHashCode() : form is null ? 0 : StringComparer.Ordinal.GetHashCode(form);

    public override string ToString() => !IsNumber ? form ?? ""
        : ReferenceEquals(form, ShortForm) ? low.ToString("x16", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{high:x16}{low:x16}");

    private bool IsNumber => ReferenceEquals(form, ShortForm) || ReferenceEquals(form, LongForm);
}
