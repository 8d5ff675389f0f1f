using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Every colour of the pictures that are compared, each once and under a number, so that its CIELAB values are worked out once.</summary>
internal sealed class ColourTable
{
    private readonly Dictionary<uint, int> numbers = [];
    private readonly List<Lab> labs = [];

    public int Count => labs.Count;

    public Lab this[int colour] => labs[colour];

    /// <summary>The number of a pixel's colour; alpha is left out, as the trainer leaves it out. Not for several threads at a time.</summary>
    public int NumberOf(uint pixel)
    {
        uint colour = pixel | 0xFF000000;
        if (!numbers.TryGetValue(colour, out int number))
        {
            number = labs.Count;
            numbers.Add(colour, number);
            labs.Add(Lab.Of(Rgb.OfPixel(colour)));
        }

        return number;
    }
}
