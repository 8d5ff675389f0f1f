using System.Text.RegularExpressions;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in options: told by the options that the message or the failing line of the trainer names.</summary>
internal static partial class OptionCauses
{
    public static CauseMatch? Find(ErrorView error)
    {
        if (error.Progress.Errors.IsEmpty)
            return null;
        if (error.Find(Arguments()) is not null)
            return new CauseMatch(Causes.CommandLineRefused);
        if (error.Says("optimizer got an empty parameter list", "no trainable parameters", "does not require grad"))
            return new CauseMatch(Causes.NothingToTrain);
        string? training = error.Fact(TrainerFact.TrainingFile);
        bool isCheck = error.Last.ShortKind is "AssertionError" or "ValueError" or "NotImplementedError" or "AttributeError" or "TypeError";
        bool isOwn = error.Last.Frames.Length > 0 && error.Last.Frames[^1].IsTrainers;
        string[] named = [.. Named(error.Last.Message)];
        if (isCheck && isOwn && named.Length > 0)
        {
            return new CauseMatch(Causes.ConflictingOptions, training,
                $"The trainer's message is about {string.Join(" and ", named)}: change what it names. `kohyaprep check TRAINING.toml` finds such pairs beforehand.");
        }

        if (isCheck && ChecksOptions(error))
            return new CauseMatch(Causes.ConflictingOptions, training);
        if (error.Through("get_optimizer", "get_scheduler_fix", "get_dummy_scheduler", "prepare_scheduler_for_custom_training"))
            return new CauseMatch(error.Last.ShortKind == "TypeError" ? Causes.TrainingFileRefused : Causes.OptionRefused, training, "It is about the optimizer or the learning rate's schedule: correct `optimizer_type`, `optimizer_args`, `lr_scheduler` or `lr_scheduler_args`.");
        // A value of the wrong type is found out where the trainer first uses it.
        if (IsNearOwn(error.Last) && error.Last.ShortKind is "TypeError" or "AttributeError" or "ValueError" or "ZeroDivisionError" && Used(error.OwnFrame()) is { } option)
            return new CauseMatch(Causes.TrainingFileRefused, training, $"`{option}` has a value or a type that the trainer cannot use there: correct it.");
        return error.Last.ShortKind == "AssertionError" && isOwn ? new CauseMatch(Causes.TrainerAssertion, error.NamedFile()) : null;
    }

    /// <summary>Checks whose messages name no option: those of the trainer's own checking functions, of schedules, and of bucket sizes.</summary>
    private static bool ChecksOptions(ErrorView error) =>
        (error.OwnFrame()?.Function is "assert_extra_args" or "verify_training_args" or "verify_sdxl_training_args" && error.Last.Frames[^1].IsTrainers)
        || (error.Through("get_scheduler_fix") && error.Says(" requires `", "does not require `"))
        || error.Says("the max_size should be larger than");

    /// <summary>Whether it was raised in the trainer's code, or in Python's own library called from there.</summary>
    private static bool IsNearOwn(TrainerError error)
    {
        int own = error.Frames.Length - 1;
        while (own >= 0 && !error.Frames[own].IsTrainers)
        {
            if (error.Frames[own].IsPackages)
                return false;
            own--;
        }

        return own >= 0;
    }

    /// <summary>The options that a message names. Short ones such as <c>seed</c> are words too, so only those with an underscore count, and two that mean nothing else.</summary>
    private static IEnumerable<string> Named(string message) => Word().Matches(message)
        .Select(match => match.Value)
        .Where(word => (word.Contains('_', StringComparison.Ordinal) || word is "v2" or "resolution") && OptionCatalogue.Current.RowsOf(word).Any())
        .Distinct();

    /// <summary>The option that a line of the trainer's source reads.</summary>
    private static string? Used(ErrorFrame? frame) =>
        frame is null ? null : ArgumentOf().Matches(frame.Code).Select(match => match.Groups[1].Value).FirstOrDefault(name => OptionCatalogue.Current.RowsOf(name).Any());

    [GeneratedRegex(@"(error: (?:unrecognized arguments|argument |the following arguments are required|ambiguous option))", RegexOptions.CultureInvariant)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"[a-z][a-z0-9_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bargs\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex ArgumentOf();
}
