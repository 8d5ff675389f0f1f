using System.Net;
using System.Text;

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>RunPod's API on loopback: answers one request, and remembers it with the process list of that moment.</summary>
internal sealed class StandInApi : IDisposable
{
    private readonly HttpListener listener = new();

    public StandInApi()
    {
        Address = $"http://127.0.0.1:{Ports.Free()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        Asked = Task.Run(AnswerAsync);
    }

    public string Address { get; }

    public Task<(string Path, string? Key, string Body, string Processes)> Asked { get; }

    public void Dispose() => listener.Close();

    private async Task<(string Path, string? Key, string Body, string Processes)> AnswerAsync()
    {
        HttpListenerContext context = await listener.GetContextAsync();
        using StreamReader body = new(context.Request.InputStream, Encoding.UTF8);
        string processes = string.Join('\n', ProcessList.CommandLines());
        (string, string?, string, string) answer = (context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], await body.ReadToEndAsync(), processes);
        context.Response.StatusCode = 201;
        context.Response.Close("{\"id\": \"pod7\"}"u8.ToArray(), willBlock: true);
        return answer;
    }
}
