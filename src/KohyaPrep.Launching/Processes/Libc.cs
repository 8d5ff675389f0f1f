using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>The C library's calls that starting and stopping a process group needs, with Linux's numbers.</summary>
internal static unsafe partial class Libc
{
    public const short SpawnSetSignalDefaults = 0x04;
    public const short SpawnSetSignalMask = 0x08;
    public const short SpawnSetSession = 0x80;

    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Truncate = 0x200;
    public const int Append = 0x400;

    public const int Interrupt = 2;
    public const int Kill = 9;

    public const int NoSuchProcess = 3;
    public const int InterruptedCall = 4;

    /// <summary>More than any C library on Linux takes for its opaque structures (336, 80 and 128 bytes with glibc on x64).</summary>
    public const int StructureSize = 1024;

    private const string Library = "libc";

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_destroy(void* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(void* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int descriptor, int copy);

    /// <summary>glibc 2.29.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addchdir_np(void* actions, string path);

    /// <summary>glibc 2.34.</summary>
    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_addclosefrom_np(void* actions, int first);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawnp(out int process, string file, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Library)]
    public static partial int sigemptyset(void* signals);

    [LibraryImport(Library)]
    public static partial int sigaddset(void* signals, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitpid(int process, out int status, int options);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int process, int signal);
}
