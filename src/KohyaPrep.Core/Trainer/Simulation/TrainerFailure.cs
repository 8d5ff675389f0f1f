namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Where and why the trainer stops.</summary>
/// <param name="Type">The Python exception's class; <c>Check</c> for a check that the scripts make themselves, each in its own words.</param>
/// <param name="Stage">
/// <c>arguments</c> (the training file's values), <c>dataset_config</c> (the dataset file's form), <c>dataset</c> (pictures and captions),
/// <c>checks</c> (of the finished dataset), <c>steps</c>, <c>schedule</c> (the learning rate).
/// </param>
/// <param name="At">File and line of the trainer at <see cref="OptionCatalogue.Commit"/>, or what the check asks for.</param>
/// <param name="Message">What is the matter, with the names and values that are to blame.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record TrainerFailure(string Type, string Stage, string At, string Message, string Remedy);
