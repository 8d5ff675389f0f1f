using System.Globalization;

namespace KohyaPrep.Core.Pages;

/// <summary>An axis with round numbers on it.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Step">Between two marks.</param>
public sealed record PlotScale(double Low, double High, double Step)
{
    /// <summary>The axis for these values, with about so many marks; it begins at 0 where the values lie near enough.</summary>
    public static PlotScale Of(double low, double high, int marks)
    {
        if (low >= 0 && low < high * 0.5)
            low = 0;
        if (high <= low)
            high = low == 0 ? 1 : low + Math.Abs(low);
        double rough = (high - low) / Math.Max(1, marks);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        return new PlotScale(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    public IEnumerable<double> Marks
    {
        get
        {
            for (int i = 0; Low + (i * Step) <= High + (Step / 2); i++)
                yield return Low + (i * Step);
        }
    }

    /// <summary>Where a value lies, from 0 to 1.</summary>
    public double PlaceOf(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>A mark as it is written: <c>0.15</c>, <c>2e-4</c>, <c>1,500</c>.</summary>
    public string Text(double mark)
    {
        if (Math.Abs(mark) < Step / 1e6)
            return "0";
        if (High < 0.001)
            return mark.ToString("0.#e0", CultureInfo.InvariantCulture);
        int digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 6);
        return mark.ToString("N" + digits, CultureInfo.InvariantCulture);
    }
}
