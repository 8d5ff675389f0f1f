using System.ComponentModel;
using CliWrap;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Launching.Preflights;

namespace KohyaPrep.Launching.Machines;

/// <summary>Installs the trainer with the same code that bundles carry to other places, so that there is one way to install it.</summary>
public static class TrainerInstall
{
    /// <param name="say">Called with each line for people.</param>
    /// <exception cref="KohyaPrepException">It did not go well; what was said before tells why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what is done stays, and is not done again.</exception>
    public static async Task RunAsync(InstallRequest request, Action<string> say, CancellationToken cancellation)
    {
        foreach (string program in (string[])["git", request.Python])
        {
            if (!ProgramSearch.Finds(program, null))
                throw new KohyaPrepException($"There is no {program} on this machine. Install {(program == "git" ? "git" : "Python 3.10 to 3.12, or name one with --python")}.", ExitCode.MachineLacks);
        }

        DirectoryInfo code = Directory.CreateTempSubdirectory("kohyaprep-install-");
        try
        {
            string script = Unpack(code.FullName, request);
            string last = "";
            CommandResult result = await CliWrap.Cli.Wrap(request.Python)
                .WithArguments(["-B", script, "install", "--pins", Path.Combine(code.FullName, "pins.json"), "--dir", request.Folder, "--python", request.Python])
                .WithEnvironmentVariables(Variables(request))
                .WithStandardOutputPipe(PipeTarget.ToDelegate(say))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(line => last += (last.Length == 0 ? line : "\n" + line)))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellation);
            if (result.ExitCode != 0)
                throw new KohyaPrepException(Plain(last), result.ExitCode == (int)ExitCode.BadInput ? ExitCode.BadInput : ExitCode.MachineLacks);
        }
        catch (Win32Exception exception)
        {
            throw new KohyaPrepException($"{request.Python} cannot be started: {exception.Message}. Name another Python with --python.", ExitCode.MachineLacks, exception);
        }
        finally
        {
            code.Delete(recursive: true);
        }
    }

    private static string Unpack(string folder, InstallRequest request)
    {
        Directory.CreateDirectory(Path.Combine(folder, "place"));
        foreach (string path in PlaceTexts.In("place"))
            File.WriteAllText(Path.Combine(folder, path), PlaceTexts.Of(path));
        File.WriteAllText(Path.Combine(folder, "pins.json"), JsonText.Of(request.Pins.Write));
        string script = Path.Combine(folder, "run.py");
        File.WriteAllText(script, "import runpy\n\nrunpy.run_module(\"place\", run_name=\"__main__\", alter_sys=True)\n");
        return script;
    }

    private static Dictionary<string, string?> Variables(InstallRequest request)
    {
        Dictionary<string, string?> variables = new() { ["PYTHONUTF8"] = "1", ["PYTHONUNBUFFERED"] = "1" };
        foreach ((string name, string? value) in (ReadOnlySpan<(string, string?)>)
            [("KOHYAPREP_SD_SCRIPTS", request.Source), ("KOHYAPREP_INDEX", request.Index), ("KOHYAPREP_TORCH_INDEX", request.TorchIndex), ("KOHYAPREP_WHEELS", request.Wheels), ("KOHYAPREP_WITHOUT_UV", request.UsesUv ? null : "1")])
        {
            if (value is not null)
                variables[name] = value;
        }

        return variables;
    }

    private static string Plain(string message)
    {
        const string Name = "kohyaprep: ";
        int start = message.LastIndexOf(Name, StringComparison.Ordinal);
        return start < 0 ? message : message[(start + Name.Length)..];
    }
}
