namespace KohyaPrep.Captioning.Visions;

/// <summary>Which server is asked, what, and how hard.</summary>
/// <param name="Endpoint">Where questions are posted: <c>…/v1/chat/completions</c>.</param>
/// <param name="Model">As the server calls it.</param>
/// <param name="Prompt">What is asked of each picture.</param>
public sealed record VisionSetting(Uri Endpoint, string Model, string Prompt)
{
    /// <summary>Sent as a bearer token; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>Sprites are enlarged by the largest whole factor that keeps their longest side within this many pixels.</summary>
    public int Size { get; init; } = 512;

    /// <summary>Questions on their way at once.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>Questions begun in a minute; 0 for as many as the server answers.</summary>
    public double PerMinute { get; init; }

    /// <summary>How often a question that failed is asked again.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long a server may take over one answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Tokens that an answer may have.</summary>
    public int MostTokens { get; init; } = 300;

    public double Temperature { get; init; }

    /// <summary>The wait before the first repetition; each further one is twice as long, up to <see cref="LongestWait"/>.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No server is waited for longer than this at a time, whatever it asks.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);
}
