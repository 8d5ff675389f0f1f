namespace KohyaPrep.Core.Launches;

/// <summary>What was measured on this machine before a launch, of that which the trainer finds out only at its end.</summary>
public sealed record LaunchFacts
{
    /// <summary>As the plan has it.</summary>
    public required string Executable { get; init; }

    public required bool ExecutableIsThere { get; init; }

    /// <inheritdoc cref="LaunchPlan.Script"/>
    public required string Script { get; init; }

    public required bool ScriptIsThere { get; init; }

    /// <inheritdoc cref="LaunchPlan.OutputFolder"/>
    public required string OutputFolder { get; init; }

    /// <summary>What the system said when a file was written there; null when it went well.</summary>
    public string? OutputTrouble { get; init; }

    /// <summary>Room left to this user where the output folder lies or will lie, in bytes; null when it is not known.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>What the run is estimated to write, in bytes; null when it is not known.</summary>
    public long? NeededBytes { get; init; }
}
