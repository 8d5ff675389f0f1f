using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Launching.Machines;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>trainer install</c>: a pinned sd-scripts with an environment of its own.</summary>
internal static class TrainerInstallCommand
{
    private const string Description = """
        Clones sd-scripts at a pinned version, makes an environment for it (with uv when that is there, else with venv), and installs
        PyTorch for the GPU of this machine and what the trainer requires. Everything goes into one folder, caches too; nothing else is
        changed. A step that is done is not done again: after an interruption, run the same command. The log is .kohyaprep/install.log in
        that folder.

        Every source can be another one. An address with a password in it is given in the environment, not as an argument that everyone
        on the machine can see: KOHYAPREP_SD_SCRIPTS, KOHYAPREP_INDEX, KOHYAPREP_TORCH_INDEX.

        Examples:
          kohyaprep trainer install
          kohyaprep trainer install --ref v0.10.1 --dir ~/sd-scripts
          kohyaprep trainer install --source ../sd-scripts-clone --wheels wheels
          kohyaprep trainer install --gpu cpu --dry-run
        """;

    private static readonly SortedDictionary<string, TorchBuild> Builds = new(StringComparer.Ordinal)
    {
        ["cpu"] = TorchBuild.Processor,
        ["cu118"] = TorchBuild.Cuda118,
        ["cu124"] = TorchBuild.Cuda124,
        ["cu128"] = TorchBuild.Cuda128,
        ["macos"] = TorchBuild.Apple,
        ["rocm"] = TorchBuild.Rocm,
    };

    public static Command Create(Terminal terminal)
    {
        Option<string> reference = new("--ref") { Description = "A tag, branch or commit.", HelpName = "REF", DefaultValueFactory = _ => OptionCatalogue.Embedded.Version };
        Option<string> folder = new("--dir") { Description = "Where to.", HelpName = "DIR", DefaultValueFactory = _ => "sd-scripts" };
        Option<string?> python = new("--python") { Description = "The Python that the environment is made with.", HelpName = "PYTHON" };
        Option<string?> source = new("--source") { Description = "A git address or a local clone, in place of the trainer's own.", HelpName = "ADDRESS" };
        Option<string?> index = new("--index") { Description = "A package index, in place of the usual one.", HelpName = "ADDRESS" };
        Option<string?> torchIndex = new("--torch-index") { Description = "An index for PyTorch, in place of its own.", HelpName = "ADDRESS" };
        Option<string?> wheels = new("--wheels") { Description = "A folder of wheels; nothing is downloaded then.", HelpName = "DIR" };
        Option<string?> gpu = new("--gpu") { Description = $"The build of PyTorch, in place of the one for this machine's GPU: {string.Join(", ", Builds.Keys)}.", HelpName = "BUILD" };
        Option<bool> withoutUv = new("--without-uv") { Description = "Take venv and pip even where uv is there." };
        Option<bool> dryRun = new("--dry-run") { Description = "Say what would be installed; change nothing." };
        Command command = new("install", Description) { reference, folder, python, source, index, torchIndex, wheels, gpu, withoutUv, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(gpu) is { } build && !Builds.ContainsKey(build))
                result.AddError($"There is no build '{build}'. Take one of {string.Join(", ", Builds.Keys)}.");
            foreach (Option<string?> address in (Option<string?>[])[source, index, torchIndex])
            {
                if (result.GetValue(address) is { } text && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Contains(':', StringComparison.Ordinal))
                    result.AddError($"{address.Name} has a password in it, which everyone on this machine could see. Give it in the environment instead: see --help.");
            }
        });
        command.SetAction(async (parse, cancellation) =>
        {
            GpuFacts cards = await InstallTarget.FindAsync(cancellation);
            TorchBuild build = parse.GetValue(gpu) is { } named ? Builds[named] : TorchBuilds.For(cards);
            string version = parse.GetValue(reference)!;
            TrainerPins pins = TrainerPins.Known(build, []);
            if (version != pins.Ref)
                pins = pins with { Ref = version, Commit = null };
            InstallRequest request = new(
                Path.GetFullPath(parse.GetValue(folder)!),
                pins,
                parse.GetValue(python) is { } given ? PathOrName(given) : OperatingSystem.IsWindows() ? "python" : "python3",
                LocalOrAddress(parse.GetValue(source)),
                parse.GetValue(index),
                parse.GetValue(torchIndex),
                parse.GetValue(wheels) is { } local ? Path.GetFullPath(local) : null,
                !parse.GetValue(withoutUv));
            terminal.Say($"GPU: {(cards.Cards.Count == 0 ? "none" : cards.Cards[0].Name)}; {string.Join(", ", build.Packages)}{(build.Index is null ? "" : $" from {build.Index}")}");
            if (parse.GetValue(dryRun))
            {
                terminal.Results.WriteLine($"sd-scripts {pins.Ref} from {request.Source ?? pins.Source} into {ShownPath.Of(request.Folder)}");
                return (int)ExitCode.Done;
            }

            await TrainerInstall.RunAsync(request, terminal.Say, cancellation);
            terminal.Results.WriteLine(ShownPath.Of(request.Folder));
            terminal.Say($"next: kohyaprep trainer doctor RECIPE --sd-scripts {ShownPath.Of(request.Folder)}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string PathOrName(string python) => Path.GetFileName(python) == python ? python : Path.GetFullPath(python);

    private static string? LocalOrAddress(string? source) => source is not null && Directory.Exists(source) ? Path.GetFullPath(source) : source;
}
