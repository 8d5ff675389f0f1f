using System.Globalization;
using KohyaPrep.Core.Captions;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Portraits;
using KohyaPrep.Punks.Output;
using KohyaPrep.Punks.Painting;
using KohyaPrep.Variants;

namespace KohyaPrep.Benchmarks;

/// <summary>How true is what pixels say of portraits, against sets that know what they show.</summary>
internal static class TraitTable
{
    private const int Count = 204;
    private const int MostWrong = 40;

    /// <param name="folder">With <c>traits.jsonl</c> and <c>images</c>, as the bundled sample has them.</param>
    /// <param name="seeds">Of other sets, painted now: what was fitted to one set too closely fails there.</param>
    public static void Print(string folder, IReadOnlyList<ulong> seeds)
    {
        List<(TraitTruth Truth, IReadOnlyList<Trait> Traits)> bundled = [.. File.ReadLines(Path.Combine(folder, "traits.jsonl")).Select(TraitTruth.Parse)
            .Select(truth => (truth, PortraitReading.Of(PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(folder, "images", truth.File))).Pixels!)))];
        Print(folder, bundled);
        List<(TraitTruth Truth, IReadOnlyList<Trait> Traits)> others = [.. seeds.SelectMany(seed => SetPainter.Paint(seed, Count)).Select(Read)];
        if (others.Count > 0)
            Print($"seeds {string.Join(", ", seeds)}", others);
    }

    private static (TraitTruth Truth, IReadOnlyList<Trait> Traits) Read(Portrait portrait) =>
        (TraitTruth.Parse(TraitLine.Of("", portrait.Seen, 0, "")), PortraitReading.Of(portrait.Canvas.ToImage()));

    private static void Print(string title, IReadOnlyCollection<(TraitTruth Truth, IReadOnlyList<Trait> Traits)> portraits)
    {
        Console.WriteLine($"{title}: {portraits.Count} portraits");
        Console.WriteLine("| trait | threshold | said | precision | recall |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (TraitKind kind in Enum.GetValues<TraitKind>())
        {
            TraitTally tally = TraitTally.Of(kind, portraits);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {kind.ToString().ToLowerInvariant()} | {tally.Threshold:F2} | {tally.Said} | {tally.Precision:P1} | {tally.Recall:P1} |"));
        }

        foreach (IGrouping<string, string> wrong in Wrong(portraits).Take(MostWrong))
            Console.WriteLine($"{wrong.Count()} times {wrong.Key}");
        Console.WriteLine();
    }

    private static IEnumerable<IGrouping<string, string>> Wrong(IReadOnlyCollection<(TraitTruth Truth, IReadOnlyList<Trait> Traits)> portraits) =>
        portraits.SelectMany(portrait => portrait.Traits.Where(trait => trait.IsSure && !portrait.Truth.IsTrue(trait))
                .Select(trait => $"{trait.Kind.ToString().ToLowerInvariant()}: '{trait.Words}' is said where there is '{portrait.Truth.InWords(trait.Kind)}'"))
            .GroupBy(words => words, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal);
}
