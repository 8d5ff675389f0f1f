using System.Net;
using System.Net.Http.Headers;
using KohyaPrep.Core;

namespace KohyaPrep.Captioning.Visions;

/// <summary>
/// Asks an OpenAI-compatible server, and asks again when it is busy, fails, is slow, hangs up or talks nonsense. Written against HTTP itself: the
/// client libraries decide about retries and deadlines themselves, and hide Retry-After and replies that are not quite what they expect.
/// </summary>
public sealed class VisionClient : IDisposable
{
    /// <summary>A reply longer than this is no answer, in bytes.</summary>
    private const int LongestReply = 4 << 20;

    private readonly VisionSetting setting;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly RequestPace pace;
    private volatile VisionDialect dialect = VisionDialect.Usual;

    public VisionClient(VisionSetting setting, TimeProvider? time = null)
    {
        this.setting = setting;
        this.time = time ?? TimeProvider.System;
        pace = new RequestPace(setting.PerMinute, this.time);

        // A redirect may lead anywhere, and the pictures and the key are for the server that was named.
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseProxy = !setting.Endpoint.IsLoopback,
        };
        http = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("kohyaprep", "0.1"));
        if (setting.Key is { } key)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public void Dispose()
    {
        http.Dispose();
        pace.Dispose();
    }

    /// <summary>One question, with its repetitions.</summary>
    /// <exception cref="KohyaPrepException">No question can succeed: the key is refused, there is no such model, nothing is left to pay with.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<VisionReply> Ask(string prompt, SentPicture picture, CancellationToken cancellation)
    {
        string trouble = "";
        for (int attempt = 0; attempt <= setting.Retries; attempt++)
        {
            await pace.Wait(cancellation);
            (VisionReply? reply, string failure, TimeSpan? wanted) = await AskOnce(prompt, picture, cancellation);
            if (reply is not null)
                return reply;
            trouble = failure;
            if (attempt < setting.Retries)
                await Task.Delay(Wait(attempt, wanted), time, cancellation);
        }

        return VisionReply.Failed(setting.Retries == 0 ? trouble : $"{trouble} It was asked {setting.Retries + 1} times.");
    }

    /// <returns>A reply, or why it is to be asked again and when.</returns>
    private async Task<(VisionReply? Reply, string Failure, TimeSpan? Wanted)> AskOnce(string prompt, SentPicture picture, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = new(setting.Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        VisionDialect spoken = dialect;
        try
        {
            byte[] question = VisionMessage.Of(setting, spoken, prompt, picture);
            using HttpRequestMessage request = new(HttpMethod.Post, setting.Endpoint) { Content = new ByteArrayContent(question) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            byte[]? body = await ReadBody(response.Content, either.Token);
            if (body is null)
                return (null, "The server's reply does not end.", null);
            return response.StatusCode == HttpStatusCode.OK ? OfReply(body) : OfStatus(response, body, spoken);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"The server did not answer within {setting.Timeout.TotalSeconds:0.#} seconds.", null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (null, $"The connection failed: {Redact((broken.InnerException ?? broken).Message.TrimEnd('.'))}.", null);
        }
    }

    private static (VisionReply? Reply, string Failure, TimeSpan? Wanted) OfReply(byte[] body) =>
        VisionReply.Read(body) is { } reply ? (reply, "", null) : (null, "The reply is not what such a server says.", null);

    private (VisionReply? Reply, string Failure, TimeSpan? Wanted) OfStatus(HttpResponseMessage response, byte[] body, VisionDialect spoken)
    {
        (string message, string code) = VisionReply.ErrorOf(body);
        string said = message.Length == 0 ? "" : $": {Shortened(Redact(message))}";
        int status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                string remedy = setting.Key is null ? $"No key was sent; put one into the environment as {VisionServer.OwnKey}." : "Check the key.";
                throw new KohyaPrepException($"{Server} refuses the question ({status}){said}. {remedy}", ExitCode.MachineLacks);
            case HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed:
                string unknown = $"{setting.Endpoint.AbsolutePath}, or no model '{setting.Model}'";
                throw new KohyaPrepException($"{Server} knows no {unknown} ({status}){said}. Correct --server or --model.", ExitCode.BadInput);
            case HttpStatusCode.TooManyRequests when code.Contains("insufficient_quota", StringComparison.Ordinal):
            case HttpStatusCode.PaymentRequired:
                throw new KohyaPrepException($"Nothing is left to pay {Server} with ({status}){said}.", ExitCode.MachineLacks);
            case HttpStatusCode.BadRequest when spoken.After(message) is var other && other != spoken:
                dialect = other;
                return (null, $"The server refuses the question{said}.", TimeSpan.Zero);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests:
            case var failing when (int)failing >= 500:
                return (null, $"The server answers with {status}{said}.", RetryAfter(response));
            case var redirect when status is >= 300 and < 400:
                throw new KohyaPrepException($"{Server} sends elsewhere ({status}): {response.Headers.Location}. Name the right address as --server.", ExitCode.BadInput);
            default:
                return (VisionReply.Failed($"The server answers with {status}{said}."), "", null);
        }
    }

    private string Server => setting.Endpoint.GetLeftPart(UriPartial.Authority);

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    /// <summary>What the server asks for; else twice as long each time, and a little more or less, so that parallel questions do not come back together.</summary>
    private TimeSpan Wait(int attempt, TimeSpan? wanted)
    {
        TimeSpan wait = wanted ?? (setting.FirstWait * Math.Pow(2, Math.Min(attempt, 20)) * (0.8 + (0.4 * Random.Shared.NextDouble())));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > setting.LongestWait ? setting.LongestWait : wait;
    }

    private static async Task<byte[]?> ReadBody(HttpContent content, CancellationToken cancellation)
    {
        using Stream stream = await content.ReadAsStreamAsync(cancellation);
        using MemoryStream body = new();
        byte[] buffer = new byte[16384];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > LongestReply)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    // A server may repeat the key that it refuses.
    private string Redact(string text) => setting.Key is { Length: > 0 } key ? text.Replace(key, "…", StringComparison.Ordinal) : text;

    private static string Shortened(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length > 200 ? line[..200] + "…" : line;
    }
}
