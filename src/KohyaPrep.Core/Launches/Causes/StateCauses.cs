namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in the state that a run was to go on from.</summary>
internal static class StateCauses
{
    public static CauseMatch? Find(ErrorView error)
    {
        if (error.Says("max_train_steps should be greater than initial step"))
            return new CauseMatch(Causes.NothingLeftToTrain, error.Fact(TrainerFact.State));
        if (!error.Through("load_state", "load_accelerator_state", "resume_from_local_or_hf_if_specified") && !error.Says("Tried to find"))
            return null;
        string? state = error.Fact(TrainerFact.State);
        if (error.Says("Tried to find", "folder does not exist", "404 Client Error", "Repo id must be", "RepositoryNotFound"))
            return new CauseMatch(Causes.StateNotFound, state ?? error.NamedFile());
        if (error.Says("Error(s) in loading state_dict", "size mismatch", "parameter group", "doesn't match the size", "different number of"))
            return new CauseMatch(Causes.StateDoesNotFit, state);
        // Whatever else is wrong while a state is read lies in its files.
        return new CauseMatch(Causes.StateDamaged, error.NamedFile() ?? state);
    }
}
