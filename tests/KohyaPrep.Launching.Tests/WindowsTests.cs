using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Processes;

namespace KohyaPrep.Launching.Tests;

/// <summary>What can be told of the way to start a trainer on Windows without one: sizes and offsets of its structures, and the command line.</summary>
public sealed class WindowsTests
{
    [Fact]
    public void Structures_are_as_large_as_those_of_64_bit_Windows()
    {
        Assert.SkipUnless(nint.Size == 8, "sizes of a 64-bit system");
        Assert.Equal(24, Unsafe.SizeOf<SecurityAttributes>());
        Assert.Equal(112, Unsafe.SizeOf<StartupInfoEx>());
        Assert.Equal(24, Unsafe.SizeOf<ProcessInformation>());
        Assert.Equal(144, Unsafe.SizeOf<JobLimits>());
        Assert.Equal(48, Unsafe.SizeOf<JobAccounting>());
        Assert.Equal(16, Marshal.OffsetOf<SecurityAttributes>(nameof(SecurityAttributes.InheritsHandle)));
        Assert.Equal(60, Marshal.OffsetOf<StartupInfoEx>(nameof(StartupInfoEx.Flags)));
        Assert.Equal(80, Marshal.OffsetOf<StartupInfoEx>(nameof(StartupInfoEx.Input)));
        Assert.Equal(104, Marshal.OffsetOf<StartupInfoEx>(nameof(StartupInfoEx.Attributes)));
        Assert.Equal(16, Marshal.OffsetOf<ProcessInformation>(nameof(ProcessInformation.ProcessId)));
        Assert.Equal(16, Marshal.OffsetOf<JobLimits>(nameof(JobLimits.Flags)));
        Assert.Equal(48, Marshal.OffsetOf<JobLimits>(nameof(JobLimits.Affinity)));
        Assert.Equal(64, Marshal.OffsetOf<JobLimits>(nameof(JobLimits.ReadOperations)));
        Assert.Equal(40, Marshal.OffsetOf<JobAccounting>(nameof(JobAccounting.ActiveProcesses)));
    }

    [Fact]
    public async Task Each_system_has_its_own_way_to_hold_a_trainer_together()
    {
        using TestTraining training = new();
        ITrainerProcess process = TrainerStart.Start(training.Plan() with { Executable = Environment.ProcessPath!, Arguments = ["-?"] });
        Assert.Equal(OperatingSystem.IsLinux() ? "SessionProcess" : OperatingSystem.IsWindows() ? "JobProcess" : "PlainProcess", process.GetType().Name);
        await process.Exit;
    }

    [Fact]
    public void A_job_is_found_by_its_run_and_attempt()
    {
        string name = JobName.Of("/w/runs/20261125-214501-punks#1");
        Assert.Equal(name, JobName.Of("/w/runs/20261125-214501-punks#1"));
        Assert.NotEqual(name, JobName.Of("/w/runs/20261125-214501-punks#2"));
        Assert.NotEqual(JobName.Of(null), JobName.Of(null));
        // A backslash after the namespace would be a folder of the object manager that is not there.
        Assert.Equal(1, name.Count(c => c == '\\'));
        Assert.InRange(name.Length, 1, 260);
    }

    [Fact]
    public void A_command_line_comes_apart_into_the_words_that_it_was_made_of() =>
        Gen.Char[" \t\n\"\\\\\\ab-ü"].Array[0, 8].Select(letters => new string(letters)).Array[0, 5].Sample(words =>
        {
            string line = WindowsCommand.Line(@"C:\Program Files\Python\python.exe", words);
            return Words(line).SequenceEqual([@"C:\Program Files\Python\python.exe", .. words]);
        });

    [Theory]
    [InlineData("--network_dim", "--network_dim")]
    [InlineData("", "\"\"")]
    [InlineData(@"C:\my pictures\", "\"C:\\my pictures\\\\\"")]
    [InlineData(@"C:\pictures\", @"C:\pictures\")]
    [InlineData("a \"b\" c", "\"a \\\"b\\\" c\"")]
    public void A_word_is_quoted_where_it_must_be(string word, string quoted) =>
        Assert.Equal($"\"python\" {quoted}", WindowsCommand.Line("python", [word]));

    /// <summary>Microsoft's own examples, so that the judge of the property above can be trusted.</summary>
    [Theory]
    [InlineData("x \"abc\" d e", "abc|d|e")]
    [InlineData("x a\\\\b d\"e f\"g h", "a\\\\b|de fg|h")]
    [InlineData("x a\\\\\\\"b c d", "a\\\"b|c|d")]
    [InlineData("x a\\\\\\\\\"b c\" d e", "a\\\\b c|d|e")]
    [InlineData("x \"ab\\\"c\" \"\\\\\" d", "ab\"c|\\|d")]
    public void Words_are_told_apart_by_the_rules_of_the_C_runtime(string line, string words) =>
        Assert.Equal(words.Split('|'), Words(line)[1..]);

    [Fact]
    public void An_environment_is_a_sorted_block_in_which_what_is_given_comes_first()
    {
        Environment.SetEnvironmentVariable("KOHYAPREP_TEST_BLOCK", "old");
        string block = WindowsCommand.Environment(new Dictionary<string, string>(StringComparer.Ordinal) { ["kohyaprep_test_block"] = "new", ["ZZZ"] = "last=1" });
        Environment.SetEnvironmentVariable("KOHYAPREP_TEST_BLOCK", null);
        Assert.EndsWith("\0\0", block, StringComparison.Ordinal);
        string[] variables = block[..^2].Split('\0');
        string[] names = [.. variables.Select(variable => variable[..variable.IndexOf('=', StringComparison.Ordinal)])];
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal("new", Assert.Single(variables, variable => variable.StartsWith("KOHYAPREP_TEST_BLOCK=", StringComparison.OrdinalIgnoreCase)).Split('=')[1]);
        Assert.Contains("ZZZ=last=1", variables);
    }

    [Fact]
    public void A_trainer_that_ended_unseen_is_judged_by_its_files()
    {
        EndedProcess process = new();
        Assert.True(process.Exit.IsCompletedSuccessfully);
        Assert.False(process.IsAnyAlive);
    }

    /// <summary>The rules of the C runtime: 2n backslashes and a quote are n and the quote's meaning, 2n + 1 and a quote are n and a quote.</summary>
    private static string[] Words(string line)
    {
        List<string> words = [];
        int at = 0;
        bool isProgram = true;
        while (at < line.Length)
        {
            StringBuilder word = new();
            bool isQuoted = false;
            for (; at < line.Length && (isQuoted || line[at] is not (' ' or '\t')); at++)
            {
                int backslashes = 0;
                while (!isProgram && at < line.Length && line[at] == '\\')
                    (backslashes, at) = (backslashes + 1, at + 1);
                if (at < line.Length && line[at] == '"')
                {
                    word.Append('\\', backslashes / 2);
                    if (backslashes % 2 == 1)
                        word.Append('"');
                    else
                        isQuoted = !isQuoted;
                    continue;
                }

                word.Append('\\', backslashes);
                if (at == line.Length || (!isQuoted && line[at] is ' ' or '\t'))
                    break;
                word.Append(line[at]);
            }

            words.Add(word.ToString());
            isProgram = false;
            while (at < line.Length && line[at] is ' ' or '\t')
                at++;
        }

        return [.. words];
    }
}
