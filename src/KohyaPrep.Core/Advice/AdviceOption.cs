namespace KohyaPrep.Core.Advice;

/// <summary>A way to train, with what those who tried it expect of it. Values that nobody has estimated are null.</summary>
public sealed record AdviceOption(string Name)
{
    /// <summary>For people, without a capital: <c>a Canny ControlNet beside the LoRA</c>.</summary>
    public string Title { get; init; } = Name;

    /// <summary>Match % that it is expected to reach.</summary>
    public NumberRange? Match { get; init; }

    /// <summary>What it is expected to cost, in US dollars.</summary>
    public NumberRange? Dollars { get; init; }

    public WorkTime? Time { get; init; }

    /// <summary>Of the file that comes out, in bytes.</summary>
    public long? FileBytes { get; init; }

    /// <summary>Names of cards that are said to do.</summary>
    public IReadOnlyList<string> Cards { get; init; } = [];

    /// <summary>Names of places where it can be trained, the likeliest first.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>A sentence more for people; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The template that its recipe builds on.</summary>
    public string Template { get; init; } = "";

    /// <summary>What its recipe says beyond the template: lines of YAML, each ended.</summary>
    public string RecipeLines { get; init; } = "";

    public KindPattern CountsAs { get; init; } = KindPattern.Any;
}
