namespace KohyaPrep.Launching.Preflights;

/// <summary>Looks for a program as the system does when it is started.</summary>
internal static class ProgramSearch
{
    /// <param name="program">An absolute path, or a bare name.</param>
    /// <param name="path">The variable PATH; this process's own when null.</param>
    public static bool Finds(string program, string? path)
    {
        if (Path.GetFileName(program) != program)
            return CanRun(program);
        string folders = path ?? Environment.GetEnvironmentVariable("PATH") ?? "";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => CanRun(Path.Combine(folder, program)) || (OperatingSystem.IsWindows() && CanRun(Path.Combine(folder, program + ".exe"))));
    }

    private static bool CanRun(string file)
    {
        const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & AnyExecute) != 0);
    }
}
