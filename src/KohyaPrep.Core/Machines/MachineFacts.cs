using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Machines;

/// <summary>What was measured on a machine before anything is trained there.</summary>
public sealed record MachineFacts
{
    public required GpuFacts Gpu { get; init; }

    public required PythonFacts Python { get; init; }

    /// <summary>accelerate's own settings that a launch would use.</summary>
    public required AccelerateFacts Accelerate { get; init; }

    public required CheckoutFacts Checkout { get; init; }

    /// <summary>The same that is measured before a launch: programs, script, output folder, room.</summary>
    public required LaunchFacts Launch { get; init; }

    /// <summary>Null when no file was named or found.</summary>
    public ModelFacts? Model { get; init; }
}
