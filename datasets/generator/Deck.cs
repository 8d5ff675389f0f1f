namespace KohyaPrep.Punks;

/// <summary>A shuffled deck: a card of weight 3 lies in it three times. Every card comes up before any comes up again.</summary>
public sealed class Deck<T>
{
    private readonly IReadOnlyList<T> _all;
    private readonly Dice _dice;
    private readonly List<T> _left = [];

    public Deck(Dice dice, IEnumerable<(T Card, int Weight)> cards)
    {
        _dice = dice;
        _all = [.. cards.SelectMany(card => Enumerable.Repeat(card.Card, card.Weight))];
    }

    /// <summary>Takes the next card; cards passed over stay in the deck.</summary>
    /// <param name="wishes">What the card should be: the first wish that any card of the deck can meet counts.</param>
    public T Draw(params ReadOnlySpan<Func<T, bool>> wishes)
    {
        foreach (Func<T, bool> wish in wishes)
        {
            if (_all.Any(wish))
                return Take(wish);
        }

        return Take(_ => true);
    }

    private T Take(Func<T, bool> wish)
    {
        int place = _left.FindIndex(card => wish(card));
        if (place < 0)
        {
            Refill();
            place = _left.FindIndex(card => wish(card));
        }

        T taken = _left[place];
        _left.RemoveAt(place);
        return taken;
    }

    // What is left stays on top, so that cards passed over come up soon.
    private void Refill()
    {
        List<T> fresh = [.. _all];
        for (int i = fresh.Count - 1; i > 0; i--)
        {
            int other = _dice.Roll(i + 1);
            (fresh[i], fresh[other]) = (fresh[other], fresh[i]);
        }

        _left.AddRange(fresh);
    }
}
