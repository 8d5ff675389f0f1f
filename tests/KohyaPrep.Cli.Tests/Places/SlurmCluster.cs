using System.Diagnostics;
using System.Security.Cryptography;

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>
/// A Slurm of one node with one GPU that is none, all of it in a temporary folder and on loopback: munge, slurmctld and slurmd from
/// Debian's packages. A job of the partition <c>high</c> preempts one of <c>low</c>.
/// </summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private readonly List<Process> daemons = [];

    public SlurmCluster()
    {
        foreach (string program in (string[])["/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch"])
            Assert.SkipUnless(File.Exists(program), $"needs {program} (slurm-wlm, munge)");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, as slurmd does");
        foreach (string part in (string[])["run", "state", "spool", "munge"])
            Directory.CreateDirectory(folder.Path(part));
        File.WriteAllBytes(folder.Path("munge/key"), RandomNumberGenerator.GetBytes(1024));
        Program.Shell(folder.Root, "chmod 755 . run && chmod 700 munge && chmod 600 munge/key").Expect(0);
        string host = Program.Shell("/", "hostname -s").Output.Trim();
        folder.Write("gres.conf", $"NodeName={host} Name=gpu File=/dev/null\n");
        folder.Write("slurm.conf", $"""
            ClusterName=test
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={Ports.Free()}
            SlurmdPort={Ports.Free()}
            AuthType=auth/munge
            AuthInfo=socket={folder.Path("run/munge.socket")}
            CommunicationParameters=NoInAddrAny
            SlurmUser=root
            SlurmdUser=root
            StateSaveLocation={folder.Path("state")}
            SlurmdSpoolDir={folder.Path("spool")}
            SlurmctldPidFile={folder.Path("run/slurmctld.pid")}
            SlurmdPidFile={folder.Path("run/slurmd.pid")}
            SlurmctldLogFile={folder.Path("slurmctld.log")}
            SlurmdLogFile={folder.Path("slurmd.log")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            SchedulerParameters=sched_interval=1,bf_interval=1
            PreemptType=preempt/partition_prio
            PreemptMode=REQUEUE
            MpiDefault=none
            ReturnToService=2
            KillWait=5
            GresTypes=gpu
            SlurmdParameters=config_overrides
            NodeName={host} NodeAddr=127.0.0.1 CPUs=8 Gres=gpu:1 State=UNKNOWN
            PartitionName=low Nodes=ALL Default=YES State=UP PriorityTier=1 PreemptMode=REQUEUE GraceTime=10
            PartitionName=high Nodes=ALL State=UP PriorityTier=10 PreemptMode=OFF

            """);
        bool isUp = false;
        try
        {
            StartAll();
            isUp = true;
        }
        finally
        {
            if (!isUp)
                Dispose();
        }
    }

    public string Configuration => folder.Path("slurm.conf");

    /// <summary>What one of Slurm's programs prints.</summary>
    public string Ask(string line) => Program.Shell(folder.Root, $"export SLURM_CONF='{Configuration}'; {line}").Output;

    public void WaitFor(string what, Func<bool> isSo)
    {
        for (long start = Stopwatch.GetTimestamp(); !isSo(); Thread.Sleep(100))
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Slurm: {what} never came\n{Logs()}");
    }

    public void Dispose()
    {
        foreach (Process daemon in Enumerable.Reverse(daemons))
        {
            daemon.Kill();
            daemon.WaitForExit(5000);
            daemon.Dispose();
        }

        folder.Dispose();
    }

    private void StartAll()
    {
        Start("/usr/sbin/munged", "--foreground", "--force", $"--key-file={folder.Path("munge/key")}", $"--socket={folder.Path("run/munge.socket")}",
            $"--pid-file={folder.Path("run/munged.pid")}", $"--log-file={folder.Path("munge/munged.log")}", $"--seed-file={folder.Path("munge/seed")}");
        WaitFor("munge", () => File.Exists(folder.Path("run/munge.socket")));
        Start("/usr/sbin/slurmctld", "-D", "-f", Configuration);
        Start("/usr/sbin/slurmd", "-D", "-f", Configuration);
        WaitFor("the node", () => Ask("sinfo -h -o %T").Trim().Split('\n').All(state => state == "idle"));
    }

    private string Logs() => string.Join('\n', ((string[])["slurmctld.log", "slurmd.log"]).Where(log => File.Exists(folder.Path(log))).SelectMany(log => File.ReadLines(folder.Path(log)).TakeLast(15)));

    private void Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Root };
        start.Environment["SLURM_CONF"] = Configuration;
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        daemons.Add(process);
    }
}
