using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Captioning.Visions;

/// <summary>Asks a model about many pictures, keeps its answers, and holds them against each other.</summary>
public sealed class VisionRun(Dataset dataset, VisionSetting setting, KeptAnswers kept, TimeProvider? time = null)
{
    /// <summary>When so many questions got no answer, and none ever got one, the others would not either. A model that answers badly may do better.</summary>
    private const int HopelessAfter = 4;

    /// <summary>An answer that so many pictures get, and this share of all, is none.</summary>
    private const int SameForMany = 4;

    private const double SameForShare = 0.5;

    /// <summary>The questions that were not answered before.</summary>
    public IReadOnlyList<VisionQuestion> Open(IEnumerable<VisionQuestion> questions) =>
        [.. questions.Where(question => kept.Find(question.Picture.Path, question.AskOf(setting)) is null)];

    /// <summary>Asks what is open.</summary>
    /// <param name="progress">Called with questions done and questions to do, from any thread.</param>
    /// <exception cref="KohyaPrepException">No question can succeed. The answers so far are kept.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. Likewise.</exception>
    public async Task Ask(IReadOnlyList<VisionQuestion> open, Action<int, int>? progress, CancellationToken cancellation)
    {
        using VisionClient client = new(setting, time);
        int done = 0, lost = 0, heard = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = setting.Parallel, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(open, options, async (question, token) =>
            {
                (KeptAnswer answer, bool isLost) = await AnswerTo(question, client, token);
                kept.Add(answer);
                if (!isLost)
                    Interlocked.Increment(ref heard);
                else if (Interlocked.Increment(ref lost) >= HopelessAfter && Volatile.Read(ref heard) == 0)
                    throw Hopeless(lost, answer.Fault);
                progress?.Invoke(Interlocked.Increment(ref done), open.Count);
            });
        }
        finally
        {
            kept.Dispose();
        }

        kept.Tidy();
    }

    /// <summary>The words of the answers as <c>{vision}</c>, and a finding for each that cannot be a caption.</summary>
    public (CaptionValues Values, IReadOnlyList<RefusedAnswer> Refused) Result(IReadOnlyList<VisionQuestion> questions)
    {
        Dictionary<string, KeptAnswer> answers = kept.All.ToDictionary(answer => answer.File, StringComparer.Ordinal);
        (VisionQuestion Question, KeptAnswer Answer)[] asked =
        [
            .. questions.Where(question => answers.GetValueOrDefault(question.Picture.Path)?.Ask == question.AskOf(setting))
                .Select(question => (question, answers[question.Picture.Path])),
        ];
        HashSet<string> same = SameForAll([.. asked.Where(one => one.Answer.Fault.Length == 0)]);
        List<RefusedAnswer> refused = [];
        Dictionary<string, IReadOnlyDictionary<string, string>> values = new(StringComparer.Ordinal);
        foreach ((VisionQuestion question, KeptAnswer answer) in asked)
        {
            string fault = answer.Fault.Length > 0 ? answer.Fault
                : same.Contains(answer.Text) ? $"The model says the same of most pictures: '{answer.Text}'" : "";
            if (fault.Length > 0)
                refused.Add(new RefusedAnswer(dataset.LocationOf(question.Picture), fault));
            else
                values[question.Picture.Path] = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["vision"] = answer.Text };
        }

        return (new CaptionValues(values, []), refused);
    }

    private KohyaPrepException Hopeless(int lost, string last)
    {
        string server = setting.Endpoint.GetLeftPart(UriPartial.Authority);
        return new KohyaPrepException($"{server}: {lost} questions failed and none succeeded. The last: {last}", ExitCode.MachineLacks);
    }

    private async Task<(KeptAnswer Answer, bool IsLost)> AnswerTo(VisionQuestion question, VisionClient client, CancellationToken cancellation)
    {
        string ask = question.AskOf(setting);
        if (PictureOf(question.Picture) is not { } picture)
            return (new KeptAnswer(question.Picture.Path, ask, "", "The picture cannot be read.", 0, 0), false);
        VisionReply reply = await client.Ask(question.Prompt, picture, cancellation);
        string caption = AnswerCleaner.Clean(reply.Text);
        string fault = reply.Trouble.Length > 0 ? reply.Trouble : AnswerChecks.FaultOf(caption, question.Prompt);
        return (new KeptAnswer(question.Picture.Path, ask, fault.Length == 0 ? caption : "", fault, reply.PromptTokens, reply.AnswerTokens), reply.IsLost);
    }

    // A file that has gone meanwhile is one picture less.
    private SentPicture? PictureOf(ImageFacts picture)
    {
        try
        {
            return SentPicture.Of(File.ReadAllBytes(Path.Combine(dataset.Root, picture.Path)), setting.Size);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static HashSet<string> SameForAll((VisionQuestion Question, KeptAnswer Answer)[] answered) =>
    [
        .. answered.GroupBy(one => one.Answer.Text, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() >= SameForShare * answered.Length && same.Select(one => one.Question.Picture.PixelHash).Distinct().Count() >= SameForMany)
            .Select(same => same.Key),
    ];
}
