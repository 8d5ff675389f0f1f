using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KohyaPrep.Captioning.Visions;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Rules.Captions;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption vision</c>: captions by a vision model behind an OpenAI-compatible server.</summary>
internal static class CaptionVisionCommand
{
    private const string Description = """
        Asks a vision model about each picture that has no caption, and writes its answers as {vision} of the template. Any server that talks as
        OpenAI's does will do: Ollama, LM Studio, vLLM, llama.cpp, or a service. Sprites are enlarged by a whole factor first.

        Answers are kept in a file as they come: what was answered is not asked again, after an interruption or for another template. What cannot be
        a caption (a refusal, a cut sentence, one answer for all) is a finding, and its picture stays without.

        The key comes from the environment: KOHYAPREP_VISION_KEY, or OPENAI_API_KEY for servers by https and on this machine.

        Examples:
          kohyaprep caption vision pictures --model llava --dry-run
          kohyaprep caption vision pictures --model qwen2.5vl --limit 5 --trigger punk
          kohyaprep caption vision pictures --server https://api.openai.com/v1 --model gpt-4o-mini --price-in 0.15 --price-out 0.60 --per-minute 60
          kohyaprep caption vision pictures --model llava --prompt-file ask.txt --template "{trigger}, {vision}, {background} background"
        """;

    public static Command Create(Terminal terminal)
    {
        CaptionArguments arguments = new();
        Option<string> server = new("--server") { Description = "The server's address.", DefaultValueFactory = _ => "http://localhost:11434/v1", HelpName = "URL" };
        Option<string> model = new("--model") { Description = "The model, as the server calls it.", Required = true, HelpName = "NAME" };
        Option<string> prompt = new("--prompt") { Description = "What to ask: portrait, sprite, photo or tags.", DefaultValueFactory = _ => "portrait", HelpName = "NAME" };
        Option<string?> promptFile = new("--prompt-file") { Description = "A prompt of your own; {trigger}, {class} and {name} stand for their words.", HelpName = "FILE" };
        Option<int> size = new("--size") { Description = "Sprites are enlarged by the largest whole factor within this many pixels.", DefaultValueFactory = _ => 512, HelpName = "PIXELS" };
        Option<int> parallel = new("--parallel") { Description = "Questions on their way at once.", DefaultValueFactory = _ => 2, HelpName = "N" };
        Option<double> perMinute = new("--per-minute") { Description = "Questions begun in a minute; 0 for no limit.", DefaultValueFactory = _ => 0, HelpName = "N" };
        Option<int> retries = new("--retries") { Description = "How often a question that failed is asked again.", DefaultValueFactory = _ => 5, HelpName = "N" };
        Option<double> timeout = new("--timeout") { Description = "Seconds that an answer may take.", DefaultValueFactory = _ => 120, HelpName = "SECONDS" };
        Option<int> mostTokens = new("--max-tokens") { Description = "Tokens that an answer may have.", DefaultValueFactory = _ => 300, HelpName = "N" };
        Option<double> temperature = new("--temperature") { Description = "How freely the model chooses its words; 0 for not at all.", DefaultValueFactory = _ => 0, HelpName = "T" };
        Option<double?> priceIn = new("--price-in") { Description = "The price of a million prompt tokens.", HelpName = "PRICE" };
        Option<double?> priceOut = new("--price-out") { Description = "The price of a million tokens of answers.", HelpName = "PRICE" };
        Option<int?> limit = new("--limit") { Description = "Ask about so many pictures at most, to try it.", HelpName = "N" };
        Option<string?> answers = new("--answers") { Description = "Where answers are kept; vision.jsonl beside the captions when not said.", HelpName = "FILE" };
        Command command = new("vision", Description) { server, model, prompt, promptFile, size, parallel, perMinute, retries, timeout, mostTokens, temperature, priceIn, priceOut, limit, answers };
        arguments.AddTo(command);
        foreach (Option<int> number in (Option<int>[])[size, parallel, mostTokens])
            number.Validators.Add(result => AtLeast(result, 1, result.GetValueOrDefault<int>()));
        retries.Validators.Add(result => AtLeast(result, 0, result.GetValueOrDefault<int>()));
        limit.Validators.Add(result => AtLeast(result, 1, result.GetValueOrDefault<int?>() ?? 1));
        perMinute.Validators.Add(result => AtLeast(result, 0, result.GetValueOrDefault<double>()));
        timeout.Validators.Add(result => AtLeast(result, 0.001, result.GetValueOrDefault<double>()));
        command.SetAction(async (parse, cancellation) =>
        {
            Uri endpoint = VisionServer.EndpointOf(parse.GetValue(server)!);
            VisionSetting setting = new(endpoint, parse.GetValue(model)!, parse.GetValue(promptFile) is { } file ? VisionPrompts.FromFile(file) : VisionPrompts.Named(parse.GetValue(prompt)!))
            {
                Key = VisionServer.KeyFor(endpoint, Environment.GetEnvironmentVariable),
                Size = parse.GetValue(size),
                Parallel = parse.GetValue(parallel),
                PerMinute = parse.GetValue(perMinute),
                Retries = parse.GetValue(retries),
                Timeout = TimeSpan.FromSeconds(parse.GetValue(timeout)),
                MostTokens = parse.GetValue(mostTokens),
                Temperature = parse.GetValue(temperature),
            };
            Dataset dataset = arguments.ReadPictures(parse, terminal, cancellation);
            string path = Path.GetFullPath(parse.GetValue(answers) ?? Path.Combine(arguments.TargetOf(parse), "vision.jsonl"));
            using KeptAnswers kept = KeptAnswers.Open(path, setting.Model);
            VisionRun run = new(dataset, setting, kept);
            VisionQuestion[] questions = [.. arguments.PicturesToCaption(parse, dataset).Select(picture =>
                new VisionQuestion(picture, VisionPrompts.For(setting.Prompt, picture, arguments.TriggerOf(parse), arguments.ClassOf(parse))))];
            IReadOnlyList<VisionQuestion> open = [.. run.Open(questions).Take(parse.GetValue(limit) ?? int.MaxValue)];
            VisionCost estimate = VisionCost.Estimate(open, setting.Size, parse.GetValue(priceIn), parse.GetValue(priceOut));
            terminal.Say($"kohyaprep: {Amount.Of(open.Count, "picture")} to ask {setting.Model} at {endpoint.GetLeftPart(UriPartial.Authority)} about, {questions.Length - run.Open(questions).Count} answered before; about {Words(estimate)}.");
            if (!arguments.IsDryRun(parse) && open.Count > 0)
            {
                await Ask(terminal, run, open, path, cancellation);
                VisionCost spent = new(kept.All.Where(Asked(open)).Sum(answer => answer.PromptTokens), kept.All.Where(Asked(open)).Sum(answer => answer.AnswerTokens), parse.GetValue(priceIn), parse.GetValue(priceOut));
                terminal.Say($"kohyaprep: {(spent.PromptTokens + spent.AnswerTokens == 0 ? "the server did not count tokens" : $"used {Words(spent)}")}; answers are kept in {ShownPath.Of(path)}.");
            }

            (CaptionValues values, IReadOnlyList<RefusedAnswer> refused) = run.Result(questions);
            TableReading tables = arguments.ReadTables(parse, dataset);
            TableReading known = new(values.Before(tables.Values), [.. tables.Findings, .. refused.SelectMany(UnusableAnswer.Rule.Check)]);
            return (int)arguments.Write(parse, terminal, dataset, known, "{trigger}, {vision}", cancellation, needs: CaptionField.Vision);
        });
        return command;
    }

    private static void AtLeast(OptionResult result, double least, double value)
    {
        if (!(value >= least))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} takes a number of at least {least}."));
    }

    private static Func<KeptAnswer, bool> Asked(IReadOnlyList<VisionQuestion> open)
    {
        HashSet<string> files = [.. open.Select(question => question.Picture.Path)];
        return answer => files.Contains(answer.File);
    }

    private static async Task Ask(Terminal terminal, VisionRun run, IReadOnlyList<VisionQuestion> open, string path, CancellationToken cancellation)
    {
        try
        {
            await Task.Run(() => ProgressBar.Run(terminal, "asking", progress =>
            {
                run.Ask(open, progress, cancellation).GetAwaiter().GetResult();
                return true;
            }), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            throw new KohyaPrepException($"Interrupted; no caption was written. Answers so far are kept in {ShownPath.Of(path)}, and the same command goes on from there.", ExitCode.Interrupted);
        }
        catch (KohyaPrepException hopeless)
        {
            throw new KohyaPrepException($"{hopeless.Message} No caption was written. Answers so far are kept; the same command goes on from there.", hopeless.ExitCode, hopeless);
        }
    }

    private static string Words(VisionCost cost)
    {
        string tokens = string.Create(CultureInfo.InvariantCulture, $"{cost.PromptTokens + cost.AnswerTokens:N0} tokens ({cost.PromptTokens:N0} asked, {cost.AnswerTokens:N0} answered)");
        return cost.Amount is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{tokens}, which cost {amount:0.00##}") : tokens;
    }
}
