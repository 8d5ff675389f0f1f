using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class DefaultCaptionExtension : ConfigRule
{
    public static DefaultCaptionExtension Rule { get; } = new();

    public override string Code => "CFG056";

    public override string Name => "default-caption-extension";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "caption_extension is left at its default.";

    public override string Why => "The default is `.caption`: captions in .txt files are not read.";

    public override string Remedy => "Set caption_extension = \".txt\", or whatever the caption files end with.";

    public override Example Example => new("# no caption_extension", "caption_extension = \".txt\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool reads = subject.Forecast.Datasets.SelectMany(dataset => dataset.Images).Any(image => image.Caption.Origin is CaptionOrigin.ClassWords or CaptionOrigin.Nowhere);
        bool isUnknown = subject.Forecast.Datasets.All(dataset => dataset.Images.Count == 0) && subject.Request.Script != "fine_tune" && !subject.Arguments.IsOn("in_json");
        if ((reads || isUnknown) && !subject.Everywhere("caption_extension").Concat(subject.Everywhere("caption_extention")).Any())
            yield return At(new Location(subject.DatasetFile ?? subject.TrainingFile), $"caption_extension is not set: only files ending in .caption are read{(reads ? ", and pictures lack one" : "")}.");
    }
}
