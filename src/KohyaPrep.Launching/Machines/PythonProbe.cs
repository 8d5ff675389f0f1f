using KohyaPrep.Core.Machines;
using KohyaPrep.Launching.Processes;

namespace KohyaPrep.Launching.Machines;

/// <summary>Asks a Python what it has.</summary>
internal static class PythonProbe
{
    /// <summary>Importing PyTorch takes a minute from a slow disk.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    public static async Task<PythonFacts> AskAsync(string program, CancellationToken cancellation)
    {
        // Over standard input, so that nothing is written; -B keeps Python from writing beside the packages.
        ShortTool? answer = await ShortTool.AskAsync(program, ["-B", "-"], Limit, cancellation, EmbeddedText.Of("machine/python_probe.py"));
        if (answer is null)
            return PythonFacts.Unasked(program, "there is no such program");
        return PythonAnswer.Read(program, answer.Output) ?? PythonFacts.Unasked(program, answer.LastLine);
    }
}
