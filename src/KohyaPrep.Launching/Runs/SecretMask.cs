using System.Buffers;
using System.Text;
using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Launching.Runs;

/// <summary>
/// Takes out of a log what looks like a token, and the values of this shell's own secrets: the trainer writes its log itself, and a
/// library of it may print what it was given. Each byte of one becomes a star in its place, so that nothing else of the file moves
/// while the trainer goes on writing behind it.
/// </summary>
internal sealed class SecretMask(string path)
{
    /// <summary>A secret may come in two pieces: so many bytes are looked at once more.</summary>
    private const int Overlap = 512;

    private const byte Star = (byte)'*';

    // What every form of a token has in it: a log is looked at closely only where one of these is.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["hf_", "api_org_", "gh", "github_pat_", "rpa_", "sk-", "AKIA", "ASIA", "AIza", "glpat-", "xox", "wandb_v1_", "eyJ", "PRIVATE KEY", "@", "key", "token", "secret", "passw"],
        StringComparison.OrdinalIgnoreCase);

    // A byte is a character there, so that places in the text are places in the file.
    private readonly string[] secrets = [.. ShellSecrets.Present().Select(secret => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret.Value)))];
    private string before = "";

    /// <param name="piece">What was read; stars are put into it.</param>
    /// <param name="at">Where it begins in the file.</param>
    public void Take(Span<byte> piece, long at)
    {
        string text = before + Encoding.Latin1.GetString(piece);
        long start = at - before.Length;
        int behind = before.Length;
        List<(int Start, int Length)> found = [.. Known(text)];
        if (text.AsSpan().ContainsAny(Signs))
            found.AddRange(TokenLike.All(text));
        foreach ((int first, int length) in found)
        {
            int from = Math.Max(0, first - behind);
            int to = first + length - behind;
            if (to > from)
                piece[from..to].Fill(Star);
            Overwrite(start + first, length);
        }

        before = text[Math.Max(0, text.Length - Overlap)..];
    }

    private IEnumerable<(int Start, int Length)> Known(string text)
    {
        foreach (string secret in secrets)
        {
            for (int place = text.IndexOf(secret, StringComparison.Ordinal); place >= 0; place = text.IndexOf(secret, place + secret.Length, StringComparison.Ordinal))
                yield return (place, secret.Length);
        }
    }

    private void Overwrite(long place, int length)
    {
        byte[] stars = new byte[length];
        Array.Fill(stars, Star);
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Position = place;
        file.Write(stars);
    }
}
