using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Launches;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Launches;

/// <summary>One of the recorded runs, with what its index says, and what a simple reading of it finds.</summary>
internal sealed partial record RealLog(string Name, byte[] Bytes, string Outcome, int ReturnCode, IReadOnlyList<string> Files)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public VerdictKind Expected => Outcome switch
    {
        _ when Outcome.StartsWith("trained", StringComparison.Ordinal) => VerdictKind.Trained,
        _ when Outcome.StartsWith("no data", StringComparison.Ordinal) => VerdictKind.NoData,
        _ when Outcome.StartsWith("loss became NaN", StringComparison.Ordinal) => VerdictKind.LossNaN,
        _ when Outcome.StartsWith("interrupted", StringComparison.Ordinal) => VerdictKind.Interrupted,
        "trainer process killed" => VerdictKind.Killed,
        _ when Outcome.StartsWith("killed", StringComparison.Ordinal) => VerdictKind.Killed,
        _ => VerdictKind.Failed,
    };

    public static IReadOnlyList<RealLog> All()
    {
        string folder = Shared.Path("trainer/logs");
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "index.json")));
        return [.. index.RootElement.EnumerateArray().Select(run => new RealLog(
            run.GetProperty("log").GetString()!,
            File.ReadAllBytes(Path.Combine(folder, run.GetProperty("log").GetString()!)),
            run.GetProperty("outcome").GetString()!,
            run.GetProperty("exit").GetInt32(),
            [.. run.GetProperty("files").EnumerateArray().Select(file => file.GetString()!.Split(" (")[0])]))];
    }

    /// <summary>Every print of the training's bar: step, total, and the loss as it is written.</summary>
    public IReadOnlyList<(int Step, int Total, string Loss)> Bars() =>
        [.. Lines().Select(line => Bar().Match(line)).Where(match => match.Success).Select(match =>
            (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[3].Value))];

    /// <summary>The last line of the last traceback that is not accelerate's.</summary>
    public string? LastError() => Lines().LastOrDefault(line => Error().IsMatch(line) && !line.StartsWith("subprocess.CalledProcessError", StringComparison.Ordinal));

    private string[] Lines() => Text.Split('\r', '\n');

    [GeneratedRegex(@"^steps:.*\| (\d+)/(\d+) \[[^\]]*?(?:avr_loss=([^\],]*))?\]")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^[\w.]+(Error|Interrupt|Invalid)(:|$)")]
    private static partial Regex Error();
}
