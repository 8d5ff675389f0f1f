using System.Text;
using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Captioning.Visions;

/// <summary>
/// Answers in a file of JSON lines: <c>file</c>, <c>vision</c> or <c>fault</c>, <c>model</c>, <c>ask</c>, <c>prompt_tokens</c>, <c>answer_tokens</c>. Each is
/// appended as it comes, so that an interruption loses none; the file is a table for templates as it is.
/// </summary>
public sealed class KeptAnswers : IDisposable
{
    private readonly string path;
    private readonly string model;
    private readonly Lock gate = new();
    private readonly Dictionary<string, KeptAnswer> byFile = new(StringComparer.Ordinal);
    private StreamWriter? writer;

    private KeptAnswers(string path, string model) => (this.path, this.model) = (path, model);

    /// <summary>The last answer of each picture.</summary>
    public IReadOnlyCollection<KeptAnswer> All => byFile.Values;

    /// <summary>Reads what is there. Lines that are no answers are left out: the last of an interrupted run may be cut.</summary>
    /// <exception cref="KohyaPrepException">It cannot be read, or is another kind of file.</exception>
    public static KeptAnswers Open(string path, string model)
    {
        KeptAnswers kept = new(path, model);
        try
        {
            if (!File.Exists(path))
                return kept;
            string[] lines = [.. File.ReadAllLines(path).Where(line => !string.IsNullOrWhiteSpace(line))];
            foreach (string line in lines)
            {
                if (Parse(line) is { } answer)
                    kept.byFile[answer.File] = answer;
            }

            // Nothing of the user's is overwritten: a file in which no line is ours is not ours.
            if (kept.byFile.Count == 0 && lines.Length > 1)
                throw new KohyaPrepException($"{path}: that is no file of kept answers. Choose another by --answers.");
            return kept;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: the kept answers cannot be read: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
        }
    }

    /// <summary>The answer to this very question; null when there is none, or it was none.</summary>
    public KeptAnswer? Find(string file, string ask) =>
        byFile.TryGetValue(file, out KeptAnswer? answer) && answer.Ask == ask && answer.Fault.Length == 0 ? answer : null;

    /// <summary>Keeps an answer, on the disk before anything else happens.</summary>
    /// <exception cref="KohyaPrepException">It cannot be written.</exception>
    public void Add(KeptAnswer answer)
    {
        lock (gate)
        {
            byFile[answer.File] = answer;
            try
            {
                writer ??= Appending();
                writer.Write(LineOf(answer));
                writer.Flush();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new KohyaPrepException($"{path}: answers cannot be kept there: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
            }
        }
    }

    /// <summary>Writes the file anew with one line a picture, in the order of their names.</summary>
    public void Tidy()
    {
        Dispose();
        if (byFile.Count > 0)
            WholeFile.Write(path, string.Concat(byFile.Values.OrderBy(answer => answer.File, StringComparer.Ordinal).Select(LineOf)), replaces: true);
    }

    public void Dispose()
    {
        writer?.Dispose();
        writer = null;
    }

    private StreamWriter Appending()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        StreamWriter appending = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            bool isCut = file.ReadByte() != '\n';
            file.Seek(0, SeekOrigin.End);
            if (isCut)
                appending.Write('\n');
        }

        return appending;
    }

    private string LineOf(KeptAnswer answer) => JsonText.Of(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("file", answer.File);
            json.WriteString(answer.Fault.Length == 0 ? "vision" : "fault", answer.Fault.Length == 0 ? answer.Text : answer.Fault);
            json.WriteString("model", model);
            json.WriteString("ask", answer.Ask);
            json.WriteNumber("prompt_tokens", answer.PromptTokens);
            json.WriteNumber("answer_tokens", answer.AnswerTokens);
            json.WriteEndObject();
        },
        indented: false);

    private static KeptAnswer? Parse(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text("file") is { Length: > 0 } file && Text("ask") is { Length: > 0 } ask
                ? new KeptAnswer(file, ask, Text("vision") ?? "", Text("fault") ?? "", Number("prompt_tokens"), Number("answer_tokens"))
                : null;

            string? Text(string name) =>
                root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

            long Number(string name) =>
                root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : 0;
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
