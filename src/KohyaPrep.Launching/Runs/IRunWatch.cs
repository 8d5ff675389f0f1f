using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>Is told what happens to a run, from one thread at a time.</summary>
public interface IRunWatch
{
    /// <summary>The trainer was started, or found again.</summary>
    void Began(RunRecord run, LaunchPlan plan, bool isFoundAgain);

    void Saw(TrainerEvent next);

    /// <summary>Another program asked it to stop.</summary>
    void Told(StopNotice notice);

    /// <summary>Several times a second.</summary>
    /// <param name="newest">The last exact loss; null before there is one.</param>
    void Ticked(LossPoint? newest);
}
