using KohyaPrep.Captioning.Visions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Captioning.Tests;

/// <summary>Some of the bundled punks in a folder of their own, asked about at a server.</summary>
internal sealed class VisionSet : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public VisionSet(int pictures)
    {
        Directory.CreateDirectory(folder.Path("punks"));
        for (int i = 1; i <= pictures; i++)
            File.Copy(Repository.Path("datasets", "punks", "images", $"lad_{i:000}.png"), folder.Path($"punks/lad_{i:000}.png"));
        Dataset = DatasetReader.Read(new DatasetSection(folder.Path("punks"), null, ".txt", null, false, 1, ""), path => Path.GetFileName(path)!, null, default);
    }

    public Dataset Dataset { get; }

    public string AnswersFile => folder.Path("vision.jsonl");

    public IReadOnlyList<VisionQuestion> Questions(string prompt = "What is it?") => [.. Dataset.PicturesRead().Select(picture => new VisionQuestion(picture, prompt))];

    public static VisionSetting Setting(string address) => new(VisionServer.EndpointOf(address), "stand-in", "What is it?")
    {
        FirstWait = TimeSpan.FromMilliseconds(1),
        LongestWait = TimeSpan.FromMilliseconds(30),
        Retries = 2,
    };

    /// <summary>Asks all that is open, and says what came of it: the answers by picture, and the findings.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Answers, IReadOnlyList<string> Refused)> Run(VisionSetting setting, CancellationToken? cancellation = null)
    {
        using KeptAnswers kept = KeptAnswers.Open(AnswersFile, setting.Model);
        VisionRun run = new(Dataset, setting, kept);
        await run.Ask(run.Open(Questions()), null, cancellation ?? TestContext.Current.CancellationToken);
        (Core.Captions.CaptionValues values, IReadOnlyList<Core.Captions.RefusedAnswer> refused) = run.Result(Questions());
        return (values.ByPicture.ToDictionary(pair => pair.Key, pair => pair.Value["vision"]), [.. refused.Select(one => $"{one.Location}: {one.Reason}")]);
    }

    public void Dispose() => folder.Dispose();
}
