using System.Text;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>Records as they lie in their folders, in one array.</summary>
internal static class RunRecordJson
{
    public static string Text(RunRecord run) => Encoding.UTF8.GetString(RunJson.Bytes(run, RunJson.Indented.RunRecord));

    public static string Text(IReadOnlyList<RunRecord> runs) => Encoding.UTF8.GetString(RunJson.Bytes(runs, RunJson.Indented.IReadOnlyListRunRecord));
}
