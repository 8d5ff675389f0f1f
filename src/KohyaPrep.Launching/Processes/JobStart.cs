using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using KohyaPrep.Core.Launches;
using Microsoft.Win32.SafeHandles;

namespace KohyaPrep.Launching.Processes;

/// <summary>Starts a program of Windows inside a job, with a log for both its outputs, an input that is at its end, and no other handle than these.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe class JobStart
{
    private const int Attributes = 2;

    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    /// <exception cref="IOException">The log cannot be opened.</exception>
    public static JobMember Start(LaunchPlan plan, JobObject job)
    {
        using FileStream log = new(plan.LogFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete | FileShare.Inheritable, bufferSize: 0);
        using AnonymousPipeServerStream input = new(PipeDirection.Out, HandleInheritability.Inheritable);
        nint output = log.SafeFileHandle.DangerousGetHandle(), jobHandle = job.Handle.DangerousGetHandle();
        // The job's handle is among them so that the job, and its name, outlive this program.
        nint* inherited = stackalloc nint[3] { input.ClientSafePipeHandle.DangerousGetHandle(), output, jobHandle };

        nuint size = 0;
        _ = Kernel32.InitializeProcThreadAttributeList(null, Attributes, 0, &size);
        void* list = NativeMemory.Alloc(size);
        try
        {
            Kernel32.Require(Kernel32.InitializeProcThreadAttributeList(list, Attributes, 0, &size));
            try
            {
                Kernel32.Require(Kernel32.UpdateProcThreadAttribute(list, 0, Kernel32.AttributeHandleList, inherited, (nuint)(3 * sizeof(nint)), null, null));
                // Put into the job at its birth: put into it afterwards, it would be left outside when this program is killed in between.
                Kernel32.Require(Kernel32.UpdateProcThreadAttribute(list, 0, Kernel32.AttributeJobList, &jobHandle, (nuint)sizeof(nint), null, null));
                StartupInfoEx startup = new()
                {
                    Size = (uint)sizeof(StartupInfoEx),
                    Flags = Kernel32.UseStandardHandles,
                    Input = inherited[0],
                    Output = output,
                    Error = output,
                    Attributes = (nint)list,
                };
                return Start(plan, &startup);
            }
            finally
            {
                Kernel32.DeleteProcThreadAttributeList(list);
            }
        }
        finally
        {
            NativeMemory.Free(list);
        }
    }

    private static JobMember Start(LaunchPlan plan, StartupInfoEx* startup)
    {
        const uint Flags = Kernel32.CreateUnicodeEnvironment | Kernel32.ExtendedStartupInfoPresent | Kernel32.CreateNoWindow;
        ProcessInformation started;
        char[] line = [.. WindowsCommand.Line(plan.Executable, plan.Arguments), '\0'];
        fixed (char* words = line, environment = WindowsCommand.Environment(plan.Environment), folder = plan.WorkingDirectory)
            Kernel32.Require(Kernel32.CreateProcessW(null, words, null, null, 1, Flags, environment, folder, startup, &started));
        _ = Kernel32.CloseHandle(started.Thread);
        return new JobMember((int)started.ProcessId, new SafeProcessHandle(started.Process, ownsHandle: true));
    }
}
