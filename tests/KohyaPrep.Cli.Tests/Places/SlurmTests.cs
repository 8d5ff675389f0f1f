namespace KohyaPrep.Cli.Tests.Places;

/// <summary>The job, run by a real Slurm of one node; GPU, PyTorch and scripts are played by stand-ins.</summary>
public sealed class SlurmTests
{
    [Fact]
    public void A_job_that_is_preempted_is_queued_again_and_goes_on_from_its_newest_state()
    {
        using PlaceRun run = new();
        using SlurmCluster cluster = new();
        run.Bundle("slurm", "--set", "launch.hours=1").Expect(0);
        string job = Submit(cluster, run, "job.sbatch");
        cluster.WaitFor("the second state", () => File.Exists(run.Path("slurm/model/1/punks-000002-state/random_states_0.pkl")));
        cluster.Ask("sbatch -p high --gpus=1 --wrap 'sleep 1'");
        cluster.WaitFor("the preemption", () => cluster.Ask($"scontrol show job {job}").Contains("Restarts=1", StringComparison.Ordinal));

        // Slurm holds a job that it queued again for two minutes.
        cluster.WaitFor("the second start", () =>
        {
            cluster.Ask($"scontrol update jobid={job} starttime=now");
            return File.Exists(run.Path("slurm/model/2/start.json"));
        });
        cluster.WaitFor("the end", () => cluster.Ask($"scontrol show job {job}").Contains("JobState=COMPLETED", StringComparison.Ordinal));
        string log = File.ReadAllText(run.Path("slurm", $"slurm-{job}.log"));
        foreach (string line in (string[])["kohyaprep: start 1 of job", "Stopped. The next start goes on from the newest state.", "kohyaprep: start 2 of job", "done already", "trained: "])
            Assert.Contains(line, log, StringComparison.Ordinal);
        Assert.Matches("start 2, from step (6|9|12|15|18|21|24|27) of 30", log);
        Assert.True(File.Exists(run.Path("slurm/model/punks.safetensors")));
    }

    [Fact]
    public void A_job_on_several_nodes_meets_by_accelerates_own_rendezvous()
    {
        // One node stands for both: each task is told that it is one of two, as Slurm tells it on two.
        using PlaceRun run = new();
        using SlurmCluster cluster = new();
        run.Bundle("slurm", "--set", "launch.nodes=2").Expect(0);
        Assert.Contains("#SBATCH --nodes=2\n", File.ReadAllText(run.Path("slurm/job.sbatch")), StringComparison.Ordinal);
        run.Tool("srun", """
            while [ "${1#-}" != "$1" ]; do shift; done
            SLURM_NODEID=1 SLURM_JOB_NUM_NODES=2 "$@" &
            SLURM_NODEID=0 SLURM_JOB_NUM_NODES=2 "$@"
            code=$?
            wait
            exit $code
            """);
        Submit(cluster, run, "--wait prepare.sbatch");
        Assert.True(File.Exists(run.Path("slurm/prepared-0-of-2")) && File.Exists(run.Path("slurm/prepared-1-of-2")));
        Assert.Equal(12, Directory.GetFiles(run.Path("slurm/dataset/images")).Length);
        string job = Submit(cluster, run, "--nodes=1 job.sbatch", ("STANDIN_SECONDS_PER_STEP", "0.01"));
        cluster.WaitFor("the end", () => cluster.Ask($"scontrol show job {job}").Contains("JobState=COMPLETED", StringComparison.Ordinal));
        string command = File.ReadAllText(run.Path("slurm/logs/commands.log"));
        foreach (string rank in (string[])["0", "1"])
            Assert.Contains($"--multi_gpu --num_machines 2 --machine_rank {rank} --num_processes 2 --main_process_ip ", command, StringComparison.Ordinal);
        Assert.True(File.Exists(run.Path("slurm/model/punks.safetensors")));
    }

    [Fact]
    public void A_job_that_is_cancelled_is_not_queued_again()
    {
        using PlaceRun run = new();
        using SlurmCluster cluster = new();
        run.Bundle("slurm").Expect(0);
        string job = Submit(cluster, run, "job.sbatch");
        cluster.WaitFor("a start", () => File.Exists(run.Path("slurm/logs/train-1.log")));
        cluster.Ask($"scancel {job}");
        cluster.WaitFor("the end", () => cluster.Ask($"scontrol show job {job}").Contains("JobState=CANCELLED", StringComparison.Ordinal));
        cluster.WaitFor("an empty queue", () => cluster.Ask("squeue -h").Length == 0);
        Assert.Contains("Restarts=0", cluster.Ask($"scontrol show job {job}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_nears_its_time_limit_queues_itself_again()
    {
        Assert.SkipUnless(Effort.IsLong, "only in the long run");
        using PlaceRun run = new();
        using SlurmCluster cluster = new();
        run.Bundle("slurm").Expect(0);
        string job = Submit(cluster, run, "job.sbatch");
        cluster.WaitFor("a state", () => File.Exists(run.Path("slurm/model/1/punks-000001-state/random_states_0.pkl")));
        cluster.Ask($"scancel --batch --signal=USR1 {job}");
        cluster.WaitFor("the second place in the queue", () => cluster.Ask($"scontrol show job {job}").Contains("Restarts=1", StringComparison.Ordinal));
        Assert.Contains("the time limit is near", File.ReadAllText(run.Path("slurm", $"slurm-{job}.log")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_of_jobs_prepares_the_parts_of_a_set_and_a_job_after_it_joins_them()
    {
        using PlaceRun run = new();
        using SlurmCluster cluster = new();
        Program.Run(run.Root, "prepare", "recipe.yaml", "--set", "output=expected").Expect(0);
        Program.Run(run.Root, "manifest", "array", "recipe.yaml", "--on", "slurm", "--shards", "3").Expect(0);
        run.Shell(".", "array=$(sbatch --parsable prepare-array.sbatch) && sbatch --parsable --dependency=afterok:$array prepare-merge.sbatch", ("SLURM_CONF", cluster.Configuration), ("KOHYAPREP", Program.Executable)).Expect(0);
        cluster.WaitFor("the joined set", () => File.Exists(run.Path("out/kohyaprep.lock.json")) && cluster.Ask("squeue -h").Length == 0);
        FolderState.Of(run.Path("expected")).AssertSameBytes(FolderState.Of(run.Path("out")));
        string logs = string.Join('\n', Directory.EnumerateFiles(run.Root, "prepare-*.log").Select(File.ReadAllText));
        foreach (string part in (string[])["part 0/3: ", "part 1/3: ", "part 2/3: ", "lay ready and were not made again"])
            Assert.Contains(part, logs, StringComparison.Ordinal);
    }

    private static string Submit(SlurmCluster cluster, PlaceRun run, string script, params (string Name, string Value)[] more)
    {
        ProgramResult result = run.Shell(
            "slurm", $"sbatch --parsable {script}", [.. run.Redirected(), ("SLURM_CONF", cluster.Configuration), ("STANDIN_SECONDS_PER_STEP", "0.3"), .. more]);
        return result.Expect(0).Output.Trim();
    }
}
