using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Advice;

/// <summary>Finds names in a book of advice that nothing in it answers to.</summary>
internal static class BookChecks
{
    /// <param name="section">The file that was read last.</param>
    public static IEnumerable<Finding> Run(AdviceBook book, BookSection section)
    {
        Location file = section.Place(section.Map);
        string[] options = [.. book.Options.Select(option => option.Name)];
        foreach (AdviceStep step in book.Tree)
        {
            foreach (string name in step.Next.Where(name => !options.Contains(name)))
                yield return Unknown(step.Location, "an option", name, options);
        }

        foreach (string name in book.Last.Concat(book.Tried.Select(told => told.Option)).Where(name => !options.Contains(name)))
            yield return Unknown(file, "an option", name, options);
        foreach (AdviceOption option in book.Options)
        {
            string[] places = [.. book.Places.Select(place => place.Name)], cards = [.. book.Cards.Select(card => card.Name)];
            foreach (string name in option.Places.Where(name => !places.Contains(name)))
                yield return Unknown(file, $"a place (option '{option.Name}')", name, places);
            foreach (string name in option.Cards.Where(name => !cards.Contains(name)))
                yield return Unknown(file, $"a card (option '{option.Name}')", name, cards);
        }
    }

    private static Finding Unknown(Location location, string what, string name, string[] known) => ValueOutOfRange.Rule.At(
        location, $"'{name}' is not the name of {what}.", Nearest.Of(name, known) is { } meant ? $"Did you mean '{meant}'?" : $"There are {string.Join(", ", known)}.");
}
