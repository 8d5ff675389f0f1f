using System.CommandLine;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary>The argument that names a run.</summary>
internal static class RunArgument
{
    public static Argument<string> Create(string name = "RUN") =>
        new(name) { Description = "Its id or the beginning of it, its folder, a recipe's name (the newest run of it), or latest." };

    /// <summary>The runs of the current folder's workspace.</summary>
    public static RunStore Store() => RunStore.Of(Directory.GetCurrentDirectory());
}
