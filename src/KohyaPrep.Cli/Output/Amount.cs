using System.Globalization;

namespace KohyaPrep.Cli.Output;

/// <summary>Numbers for people.</summary>
internal static class Amount
{
    /// <summary>Such as <c>1 picture</c>, <c>204 pictures</c>, <c>12,240 steps</c>.</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>Such as <c>37.9 MB</c>: powers of 1000, three digits.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["bytes", "kB", "MB", "GB", "TB"];
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string form = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return $"{value.ToString(form, CultureInfo.InvariantCulture)} {units[unit]}";
    }

    /// <summary>Such as <c>24×24</c>.</summary>
    public static string Size(int width, int height) => string.Create(CultureInfo.InvariantCulture, $"{width}×{height}");
}
