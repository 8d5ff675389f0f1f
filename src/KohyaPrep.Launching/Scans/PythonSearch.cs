using KohyaPrep.Core;
using KohyaPrep.Launching.Preflights;

namespace KohyaPrep.Launching.Scans;

/// <summary>Which Python reads a checkout.</summary>
internal static class PythonSearch
{
    private static readonly string[] OwnEnvironments = ["venv", ".venv", Path.Combine("..", "venv"), Path.Combine("..", ".venv")];

    /// <summary>The one asked for; else that of an environment in the checkout or beside it; else <c>python3</c> or <c>python</c>.</summary>
    /// <exception cref="KohyaPrepException">There is none.</exception>
    public static string Find(string checkout, string? asked)
    {
        if (asked is not null)
        {
            // A bare name is looked up in PATH; a path is taken from the current folder, since Python is started in another.
            string program = Path.GetFileName(asked) == asked ? asked : Path.GetFullPath(asked);
            return ProgramSearch.Finds(program, null)
                ? program
                : throw new KohyaPrepException($"There is no Python '{asked}' on this machine. Name another with --python.", ExitCode.MachineLacks);
        }

        return OwnEnvironments.Select(folder => InEnvironment(Path.GetFullPath(Path.Combine(checkout, folder))))
            .Concat(["python3", "python"])
            .FirstOrDefault(program => ProgramSearch.Finds(program, null))
            ?? throw new KohyaPrepException(
                "No Python was found on this machine: neither python3 nor python, and no environment in the checkout. "
                + "Install Python 3.10 or newer, or name one with --python.",
                ExitCode.MachineLacks);
    }

    private static string InEnvironment(string folder) => OperatingSystem.IsWindows()
        ? Path.Combine(folder, "Scripts", "python.exe")
        : Path.Combine(folder, "bin", "python");
}
