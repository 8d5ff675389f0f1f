using System.Text;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

/// <summary>Logs that something else has passed on say the same as those that the trainer wrote.</summary>
public sealed class SavedLogTests
{
    public static TheoryData<string> Prefixes =>
    [
        "2026-11-28T18:00:00.123456789Z ",
        "2026-11-28T18:00:00.1234567+01:00 stderr F ",
        "Nov 28 18:00:00 gpubox kohya[1234]: ",
        "Nov  8 18:00:00 ",
        "[2026-11-28 18:00:00] ",
        "(punks, pid=2345) ",
        "\u001b[36m(worker1, rank=1, pid=2345, ip=10.0.0.2)\u001b[0m ",
        "trainer-1  | ",
        "[pod/punks-0/trainer] ",
        "0: ",
        "[rank0]: ",
        "2026-11-28T18:00:00Z 0: ",
    ];

    /// <summary>Each on some of the logs.</summary>
    [Theory, MemberData(nameof(Prefixes))]
    public void A_prefix_of_every_line_is_seen_through(string prefix) =>
        Compare(log => Encoding.UTF8.GetBytes(Regex.Replace(log, "^(?=.)", prefix, RegexOptions.Multiline)), of: 6, from: prefix.Length % 6);

    [Fact]
    public void PowerShells_UTF_16_is_read() => Compare(log => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(log.ReplaceLineEndings("\r\n"))], of: 4, from: 1);

    [Fact]
    public void UTF_16_without_its_mark_is_read() => Compare(Encoding.Unicode.GetBytes, of: 4, from: 2);

    [Fact]
    public void A_log_as_the_trainer_wrote_it_is_read_as_it_is()
    {
        foreach (RealLog log in RealLog.All())
            Assert.Empty(LinePrefix.In(log.Text));
        Compare(Encoding.UTF8.GetBytes, of: 1, from: 0);
        Compare(log => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(log)], of: 4, from: 3);
    }

    private static void Compare(Func<string, byte[]> change, int of, int from)
    {
        foreach (RealLog log in RealLog.All().Where((_, index) => index % of == from))
        {
            RunProgress expected = RunProgress.None;
            TrainerLine line = new(next => expected = expected.After(next));
            line.Feed(log.Bytes);
            line.Finish();
            Diagnosis one = LogJudgement.Of(expected, ProcessExit.FromReturnCode(log.ReturnCode));
            Diagnosis other = LogJudgement.Of(Read(change(log.Text)), ProcessExit.FromReturnCode(log.ReturnCode));
            Assert.Equal((log.Name, one.Outcome, one.Cause?.Cause.Name, one.Cause?.File), (log.Name, other.Outcome, other.Cause?.Cause.Name, other.Cause?.File));
        }
    }

    /// <summary>In pieces, so that prefixes and characters are cut.</summary>
    private static RunProgress Read(byte[] bytes)
    {
        RunProgress progress = RunProgress.None;
        SavedLog log = new(new TrainerLine(next => progress = progress.After(next)));
        for (int start = 0; start < bytes.Length; start += 1023)
            log.Feed(bytes.AsSpan(start, Math.Min(1023, bytes.Length - start)));
        log.Finish();
        return progress;
    }
}
