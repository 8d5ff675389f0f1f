namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>A picture's caption before the trainer varies it.</summary>
/// <param name="Text">With <c>enable_wildcard</c> several lines, of which one is drawn each time.</param>
/// <param name="LinesLost">Lines with words in them that the trainer does not read.</param>
public sealed record ForecastCaption(string Text, CaptionOrigin Origin, int LinesLost = 0);
