using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Machines;

/// <summary>Reads what <c>nvidia-smi</c> prints.</summary>
public static partial class NvidiaSmi
{
    /// <summary>The arguments whose answer <see cref="Cards"/> reads.</summary>
    public static IReadOnlyList<string> Query { get; } = ["--query-gpu=name,memory.total,driver_version,compute_cap", "--format=csv,noheader,nounits"];

    /// <summary>The same for drivers that know no <c>compute_cap</c> (before 2021).</summary>
    public static IReadOnlyList<string> OlderQuery { get; } = ["--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits"];

    /// <summary>One line a card: name, memory in MiB, driver, compute capability. Lines of another form are passed over.</summary>
    public static IReadOnlyList<(Gpu Card, string Driver)> Cards(string answer)
    {
        List<(Gpu, string)> cards = [];
        foreach (string line in answer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A card's name may have commas of its own, so the fields are counted from the end.
            string[] fields = [.. line.Split(',').Select(field => field.Trim())];
            int numbers = fields.Length > 3 && Version.TryParse(fields[^1], out _) && Version.TryParse(fields[^2], out _) ? 3 : 2;
            if (fields.Length <= numbers)
                continue;
            string driver = numbers == 3 ? fields[^2] : fields[^1];
            double? memory = double.TryParse(fields[^numbers], CultureInfo.InvariantCulture, out double mebibytes) ? mebibytes / 1024 : null;
            Version? capability = numbers == 3 ? Version.Parse(fields[^1]) : null;
            if (driver.Length > 0 && char.IsAsciiDigit(driver[0]))
                cards.Add((new Gpu(string.Join(", ", fields[..^numbers]), memory, capability), driver));
        }

        return cards;
    }

    /// <summary>The newest CUDA that the driver runs: it stands in the plain answer's head only.</summary>
    public static Version? Cuda(string plainAnswer) => CudaVersion().Match(plainAnswer) is { Success: true } match ? Version.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex(@"CUDA(?: UMD)? Version\s*:\s*(\d+\.\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex CudaVersion();
}
