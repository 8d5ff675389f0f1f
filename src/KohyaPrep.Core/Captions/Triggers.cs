namespace KohyaPrep.Core.Captions;

/// <summary>Where a caption has its trigger.</summary>
public static class Triggers
{
    /// <summary>The place of the trigger as whole words, in whatever case; -1 when it is not there.</summary>
    public static int PlaceIn(string text, string trigger)
    {
        for (int at = text.IndexOf(trigger, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(trigger, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + trigger.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }

        return -1;
    }

    /// <summary>Whether the trigger stands by itself between commas.</summary>
    public static bool IsFragmentIn(string text, string trigger) => Cut(text, trigger) is not null;

    /// <summary>The caption with the trigger at its beginning. Where it stood between commas it is moved; what is said in a sentence stays.</summary>
    public static string First(string text, string trigger) =>
        PlaceIn(text, trigger) == 0 ? text : Cut(text, trigger) is { } rest ? Joined(trigger, rest) : Joined(trigger, text);

    private static string Joined(string trigger, string rest) => rest.Length == 0 ? trigger : $"{trigger}, {rest}";

    /// <summary>The caption without the fragments that are the trigger; null when it has none such.</summary>
    private static string? Cut(string text, string trigger)
    {
        IReadOnlyList<string> wanted = CaptionFragments.Of(trigger);
        IReadOnlyList<string> fragments = CaptionFragments.Of(text);
        for (int start = 0; start + wanted.Count <= fragments.Count; start++)
        {
            if (!wanted.Index().All(part => fragments[start + part.Index].Equals(part.Item, StringComparison.OrdinalIgnoreCase)))
                continue;
            int place = 0;
            return CaptionFragments.Keep(text, _ => place++ is var here && (here < start || here >= start + wanted.Count));
        }

        return null;
    }
}
