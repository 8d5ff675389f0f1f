using System.IO.Compression;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>
/// The notebook, executed from top to bottom in a real kernel by nbclient. Only the Drive folder, the package index and the source of
/// sd-scripts are replaced; the GPU and the scripts are played by stand-ins.
/// </summary>
public sealed class NotebookTests
{
    [Fact]
    public void A_notebook_runs_from_top_to_bottom_and_goes_on_after_a_disconnect()
    {
        Assert.SkipUnless(Program.Shell("/", "/usr/bin/python3 -c 'import nbclient, nbformat, ipykernel'").ExitCode == 0, "needs python3-nbclient and python3-ipykernel");
        using PlaceRun run = new();
        run.Bundle("colab").Expect(0);
        Directory.CreateDirectory(run.Path("drive/models"));
        File.Copy(run.Model, run.Path("drive/models/base model.safetensors"));
        Directory.Move(run.Path("colab"), run.Path("drive/punks"));

        using ProcessListWatch watch = new();
        // The first runtime is lost in step 14: the trainer is gone and so is its disk; only Drive stays.
        ProgramResult first = Execute(run, "first", ("STANDIN_CRASH_AT_STEP", "14")).Expect(1);
        first.Says("GPU: Stand-In GPU, 24.0 GiB", "start 1, from the beginning, 30 steps", "RuntimeError: login failed", "kept ");
        Assert.True(File.Exists(run.Path("drive/punks/model/1/punks-000004.safetensors")));
        SecretsElsewhereTests.Check(run, watch, first, "first", "drive");
        Directory.Delete(run.Path("first"), recursive: true);

        ProgramResult second = Execute(run, "second").Expect(0);
        second.Says("going on from step 12 (punks-000004-state)", "start 2, from step 12 of 30", "step 30/30", "trained: ");
        using ZipArchive result = ZipFile.OpenRead(run.Path("drive/punks/punks-result.zip"));
        foreach (string file in (string[])["model/punks.safetensors", "model/1/punks-000004.safetensors", "model/2/punks-000009.safetensors", "training.toml", "logs/train-2.log"])
            Assert.Contains(result.Entries, entry => entry.FullName == file);
        Assert.DoesNotContain(result.Entries, entry => entry.FullName.Contains("-state/", StringComparison.Ordinal));

        // Run all on a training that is finished trains nothing again.
        Execute(run, "second").Expect(0).Says("the training is finished already", "sd-scripts v0.10.1: done already");
        Assert.False(Directory.Exists(run.Path("drive/punks/model/3")));
        SecretsElsewhereTests.Check(run, watch, second, "second", "drive");
    }

    [Fact]
    public void Form_fields_are_in_Colabs_own_syntax_and_every_code_cell_has_a_title()
    {
        using PlaceRun run = new();
        run.Bundle("colab", "--set", "launch.model_from=https://host/a\"b.safetensors").Expect(0);
        using JsonDocument notebook = JsonDocument.Parse(File.ReadAllBytes(run.Path("colab/punks.ipynb")));
        string[] cells = [.. notebook.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code")
            .Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())))];
        Assert.All(cells, cell => Assert.Matches("^#@title [0-9]+\\. .+ \\{ display-mode: \"form\" \\}\n", cell));
        string[] fields = [.. cells[0].Split('\n').Where(line => line.Contains("#@param", StringComparison.Ordinal))];
        Assert.Equal(5, fields.Length);
        Assert.All(fields, field => Assert.Matches("^[A-Z_]+ = .+  #@param \\{type:\"(string|integer|boolean)\"\\}$", field));
        Assert.Contains(fields, field => field.Contains("\"https://host/a\\u0022b.safetensors\"", StringComparison.Ordinal));
    }

    private static ProgramResult Execute(PlaceRun run, string runtime, params (string, string)[] more)
    {
        Directory.CreateDirectory(run.Path(runtime));
        string drive = run.Path("drive/punks");
        string line = $"/usr/bin/python3 '{Fixtures.Repository.Path("tests", "fixtures", "places", "execute_notebook.py")}' '{drive}/punks.ipynb' . executed.ipynb "
            + $"DRIVE='{drive}' PACKAGE_INDEX='{PlaceRun.Wheels}' SD_SCRIPTS='{PlaceRun.Repository}'";
        return run.Shell(runtime, SecretsElsewhereTests.Lay(run, runtime) + line, [("PATH", run.SearchPath), ("PYDEVD_DISABLE_FILE_VALIDATION", "1"), ("STANDIN_SECONDS_PER_STEP", "0.1"), .. more]);
    }
}
