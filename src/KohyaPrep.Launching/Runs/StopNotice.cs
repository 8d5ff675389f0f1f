using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Runs;

/// <summary>What will come of a request to stop.</summary>
public abstract record StopNotice
{
    private StopNotice()
    {
    }

    /// <summary>The run goes on until its next state is saved, and ends then. A second request ends it at once.</summary>
    public sealed record AfterNextSave(NextSave Save) : StopNotice;

    /// <summary>The run ends now; nothing has been learnt yet.</summary>
    public sealed record NowBeforeTheFirstStep : StopNotice;

    /// <summary>The run ends now; what was learnt since the last state is lost. No state is scheduled to wait for.</summary>
    public sealed record NowForWantOfASave : StopNotice;

    /// <summary>The run ends now, since it was asked for again.</summary>
    public sealed record NowAsAsked : StopNotice;
}
