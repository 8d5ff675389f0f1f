using System.Security.Cryptography;
using System.Text;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// The name of an attempt's job object: the same for every launcher, no longer than Windows allows, and seen in all sessions of the
/// machine, since a training may be looked for from another one than it was started in.
/// </summary>
internal static class JobName
{
    /// <param name="key">What <see cref="GuardedLaunch.KeyVariable"/> is set to; null for a job that nobody looks for.</param>
    public static string Of(string? key) =>
        @"Global\KohyaPrep-" + (key is null ? Guid.NewGuid().ToString("N") : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]);
}
