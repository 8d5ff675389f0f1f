namespace KohyaPrep.Core.Recipes;

/// <summary>Whether pictures are brought back to the art pixels that they show, before anything else is done with them.</summary>
public enum Recovering
{
    Never,

    /// <summary>Those that are no sprites, but show the grid of one.</summary>
    Auto,

    /// <summary>All that were enlarged; one that shows no grid is an error.</summary>
    Always,
}
