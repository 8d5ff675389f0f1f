using KohyaPrep.Core;

namespace KohyaPrep.Captioning.Visions;

/// <summary>The address of a server, as people write it, and the key that it may be shown.</summary>
public static class VisionServer
{
    /// <summary>A key for whatever server is named.</summary>
    public const string OwnKey = "KOHYAPREP_VISION_KEY";

    /// <summary>A key of OpenAI's or of a service like it.</summary>
    public const string CommonKey = "OPENAI_API_KEY";

    /// <param name="address">With or without <c>/v1</c> or <c>/chat/completions</c>.</param>
    /// <exception cref="KohyaPrepException">It is no address, or has a password in it.</exception>
    public static Uri EndpointOf(string address)
    {
        string text = address.Trim().TrimEnd('/');
        if (!text.Contains("://", StringComparison.Ordinal))
            text = $"http://{text}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new KohyaPrepException($"'{address}' is no address of a server. Write one such as http://localhost:11434/v1.");
        if (uri.UserInfo.Length > 0)
            throw new KohyaPrepException($"The address of the server has a password in it. Leave it out, and put the key into the environment as {OwnKey}.");
        string path = uri.AbsolutePath.TrimEnd('/');
        string full = path.EndsWith("/chat/completions", StringComparison.Ordinal) ? path
            : path.Length == 0 ? "/v1/chat/completions"
            : $"{path}/chat/completions";
        return new UriBuilder(uri) { Path = full }.Uri;
    }

    /// <summary>
    /// The key to show a server: the program's own for any, the common one for those that are reached without being overheard. Null for none.
    /// </summary>
    /// <param name="variable">Reads the environment.</param>
    public static string? KeyFor(Uri endpoint, Func<string, string?> variable)
    {
        if (Written(variable(OwnKey)) is { } own)
            return own;
        return endpoint.Scheme == "https" || endpoint.IsLoopback ? Written(variable(CommonKey)) : null;
    }

    private static string? Written(string? key) => string.IsNullOrWhiteSpace(key) ? null : key.Trim();
}
