namespace KohyaPrep.Launching.Runs;

/// <summary>How a run is asked to stop.</summary>
public enum StopRequest
{
    /// <summary>After the next state that is scheduled.</summary>
    AfterNextSave,
    Now,
}
