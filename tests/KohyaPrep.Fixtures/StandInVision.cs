using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace KohyaPrep.Fixtures;

/// <summary>
/// A real server on the loopback that answers as OpenAI-compatible servers do, well or badly. Written on sockets, since no server that is proper
/// can be made to hang up in the middle of a word.
/// </summary>
public sealed class StandInVision : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<VisionAsked, VisionReplyScript> replies;
    private readonly ConcurrentQueue<VisionAsked> asked = new();
    private readonly Lock gate = new();
    private readonly Task serving;
    private int count, now, most;

    /// <param name="replies">What to do with each question.</param>
    public StandInVision(Func<VisionAsked, VisionReplyScript> replies)
    {
        this.replies = replies;
        listener.Start();
        serving = Serve();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";

    /// <summary>In the order that they came.</summary>
    public IReadOnlyList<VisionAsked> Asked => [.. asked];

    /// <summary>Most questions that were being answered at one time.</summary>
    public int MostAtOnce => most;

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        serving.Wait(TimeSpan.FromSeconds(10));
        end.Dispose();
    }

    private async Task Serve()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                _ = Talk(await listener.AcceptTcpClientAsync(end.Token));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (await ReadHead(stream) is { } head)
                {
                    byte[] body = new byte[LengthOf(head)];
                    await stream.ReadExactlyAsync(body, end.Token);
                    lock (gate)
                        most = Math.Max(most, ++now);
                    VisionAsked question = new(Interlocked.Increment(ref count) - 1, head, JsonDocument.Parse(body).RootElement.Clone());
                    asked.Enqueue(question);
                    bool goesOn = await Reply(stream, replies(question));
                    lock (gate)
                        now--;
                    if (!goesOn)
                        return;
                }
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
            {
                lock (gate)
                    now = Math.Max(0, now - 1);
            }
        }
    }

    private async Task<bool> Reply(NetworkStream stream, VisionReplyScript reply)
    {
        if (reply.Delay != TimeSpan.Zero)
            await Task.Delay(reply.Delay, end.Token);
        if (reply.Status == 0)
            return false;
        byte[] body = Encoding.UTF8.GetBytes(reply.Body);
        string head = $"HTTP/1.1 {reply.Status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{string.Concat(reply.Headers.Select(line => line + "\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), end.Token);
        await stream.WriteAsync(body.AsMemory(0, reply.CutAfter ?? body.Length), end.Token);
        return reply.CutAfter is null;
    }

    private async Task<string?> ReadHead(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, end.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static int LengthOf(string head) =>
        int.Parse(head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
}
