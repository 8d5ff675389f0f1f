using System.Globalization;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Portraits;
using KohyaPrep.Imaging.Sketches;
using KohyaPrep.Punks.Output;
using KohyaPrep.Punks.Painting;
using KohyaPrep.Variants;

namespace KohyaPrep.Benchmarks;

/// <summary>How true is what pixels say of portraits, against sets that know what they show.</summary>
internal static class TraitTable
{
    private const int Count = 204;
    private const int MostWrong = 40;

    private static readonly double[] Steps = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <param name="folder">With <c>traits.jsonl</c> and <c>images</c>, as the bundled sample has them.</param>
    /// <param name="seeds">Of other sets, painted now: what was fitted to one set too closely fails there.</param>
    public static void Print(string folder, IReadOnlyList<ulong> seeds)
    {
        List<(TraitTruth Truth, IReadOnlyList<Trait> Traits, ColourSketch Sketch)> bundled = [.. File.ReadLines(Path.Combine(folder, "traits.jsonl")).Select(TraitTruth.Parse)
            .Select(truth => Read(truth, PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(folder, "images", truth.File))).Pixels!))];
        Print(folder, bundled);
        List<(TraitTruth Truth, IReadOnlyList<Trait> Traits, ColourSketch Sketch)> others = [.. seeds.SelectMany(seed => SetPainter.Paint(seed, Count)).Select(Read)];
        if (others.Count > 0)
            Print($"seeds {string.Join(", ", seeds)}", others);
    }

    private static (TraitTruth Truth, IReadOnlyList<Trait> Traits, ColourSketch Sketch) Read(Portrait portrait) =>
        Read(TraitTruth.Parse(TraitLine.Of("", portrait.Seen, 0, "")), portrait.Canvas.ToImage());

    private static (TraitTruth Truth, IReadOnlyList<Trait> Traits, ColourSketch Sketch) Read(TraitTruth truth, PixelImage image) =>
        (truth, PortraitReading.Of(image), SpriteSketch.Draw(image));

    private static void Print(string title, List<(TraitTruth Truth, IReadOnlyList<Trait> Traits, ColourSketch Sketch)> portraits)
    {
        (TraitTruth Truth, IReadOnlyList<Trait> Traits)[] traits = [.. portraits.Select(portrait => (portrait.Truth, portrait.Traits))];
        Console.WriteLine($"{title}: {portraits.Count} portraits");
        Console.WriteLine("| trait | threshold | said | precision | recall |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (TraitKind kind in Enum.GetValues<TraitKind>())
        {
            TraitTally tally = TraitTally.Of(kind, traits);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {kind.ToString().ToLowerInvariant()} | {tally.Threshold:F2} | {tally.Said} | {tally.Precision:P1} | {tally.Recall:P1} |"));
        }

        (TraitTruth Truth, ColourSketch Sketch)[] known = [.. portraits.Where(portrait => portrait.Sketch.Background != BackgroundKind.Unknown).Select(portrait => (portrait.Truth, portrait.Sketch))];
        PrintBackground("kind of background", known.Count(one => string.Equals(one.Sketch.Background.ToString(), one.Truth.Background, StringComparison.OrdinalIgnoreCase)), known.Length, portraits.Count);
        PrintBackground("first colour of background", known.Count(one => one.Truth.BackgroundColours.Any(colour => IsWordFor(one.Sketch.BackgroundColours[0], colour))), known.Length, portraits.Count);
        Console.WriteLine();
        Console.WriteLine($"| precision / recall at | {string.Join(" | ", Steps.Select(step => step.ToString("F1", CultureInfo.InvariantCulture)))} |");
        Console.WriteLine($"| --- | {string.Join(" | ", Steps.Select(_ => "---"))} |");
        foreach (TraitKind kind in Enum.GetValues<TraitKind>())
        {
            IEnumerable<TraitTally> tallies = Steps.Select(step => TraitTally.Of(kind, traits, step));
            Console.WriteLine($"| {kind.ToString().ToLowerInvariant()} | {string.Join(" | ", tallies.Select(tally => string.Create(CultureInfo.InvariantCulture, $"{100 * tally.Precision:F1} / {100 * tally.Recall:F1}")))} |");
        }

        Console.WriteLine();
        foreach (IGrouping<string, string> wrong in Wrong(portraits).Take(MostWrong))
            Console.WriteLine($"{wrong.Count()} times {wrong.Key}");
        Console.WriteLine();
    }

    private static void PrintBackground(string title, int right, int said, int there) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | | {said} | {(double)right / said:P1} | {(double)right / there:P1} |"));

    /// <summary>Whether a finer word, such as <c>dark teal</c> or <c>peach</c>, means a plain colour.</summary>
    private static bool IsWordFor(string name, string colour) => name.EndsWith(colour, StringComparison.Ordinal) || colour switch
    {
        "red" => name is "salmon",
        "orange" => name is "peach" or "tan" or "light brown",
        "yellow" => name is "beige",
        "brown" => name is "tan",
        "blue" => name is "navy",
        "teal" => name is "turquoise" or "cyan",
        "purple" => name is "lavender",
        "pink" => name is "lavender",
        _ => false,
    };

    private static IEnumerable<IGrouping<string, string>> Wrong(IReadOnlyCollection<(TraitTruth Truth, IReadOnlyList<Trait> Traits, ColourSketch Sketch)> portraits) =>
        portraits.SelectMany(portrait => portrait.Traits.Where(trait => trait.IsSure && !portrait.Truth.IsTrue(trait))
                .Select(trait => $"{trait.Kind.ToString().ToLowerInvariant()}: '{trait.Words}' is said where there is '{portrait.Truth.InWords(trait.Kind)}'"))
            .GroupBy(words => words, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal);
}
