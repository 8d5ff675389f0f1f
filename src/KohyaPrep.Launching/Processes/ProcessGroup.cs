using System.Globalization;
using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>Looks whether a process group on Linux has anyone left.</summary>
internal static class ProcessGroup
{
    /// <summary>Whether a process of the group runs; one that has ended and waits to be reaped does not.</summary>
    public static bool IsAlive(int group)
    {
        if (Libc.kill(-group, 0) != 0 && Marshal.GetLastPInvokeError() == Libc.NoSuchProcess)
            return false;
        // In a container the first process often reaps no orphans: they stay for ever, ended, and kill finds them.
        return Members(group).Any();
    }

    /// <summary>The running processes of a group.</summary>
    public static IEnumerable<int> Members(int group) => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(folder[^1]) && IsRunningMember(folder, group))
        .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));

    private static bool IsRunningMember(string folder, int group)
    {
        try
        {
            // "pid (name) state parent group …"; the name may contain blanks and brackets.
            string stat = File.ReadAllText(folder + "/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ', 4);
            return fields[0] is not ("Z" or "X") && int.Parse(fields[2], CultureInfo.InvariantCulture) == group;
        }
        catch (IOException)
        {
            return false; // it ended while we looked
        }
    }
}
