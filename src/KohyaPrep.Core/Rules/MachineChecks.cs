using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;

namespace KohyaPrep.Core.Rules;

/// <summary>Goes through a machine topic by topic: what is there, what there should be, what is wrong with it.</summary>
public static class MachineChecks
{
    /// <param name="recipe">What was said of the recipe's model; empty when it was found.</param>
    public static IReadOnlyList<MachineLine> Run(Machine machine, IReadOnlyList<Finding> recipe)
    {
        MachineFacts facts = machine.Facts;
        MachineNeeds needs = machine.Needs;
        LaunchFacts launch = facts.Launch;
        return
        [
            Line("GPU", Found(facts.Gpu), needs.MixedPrecision is "fp16" or "bf16" ? $"one that computes {needs.MixedPrecision}" : "one", machine, GpuMissing.Rule, Bf16Emulated.Rule),
            .. Memory(facts, needs),
            Line("Python", Found(facts.Python), "3.10 to 3.12", machine, PythonUnsuited.Rule).With(PythonMissing.Rule.Check(launch)),
            Line("sd-scripts", launch.ScriptIsThere ? $"{facts.Checkout.Shown} in {facts.Checkout.Folder}" : "none", Wanted(OptionCatalogue.Current), machine, TrainerOfOtherVersion.Rule)
                .With(TrainerMissing.Rule.Check(launch)),
            Line("PyTorch", Found(facts.Python, facts.Python.Torch), Build(facts.Gpu), machine, TorchMissing.Rule, DriverTooOld.Rule, TorchWithoutGpu.Rule, TorchLacksCard.Rule),
            Line("packages", Packages(facts), string.Join(", ", needs.Packages.Select(package => package.Name).Prepend("requirements.txt").Distinct()), machine, PackageMissing.Rule, PackageOfOtherVersion.Rule),
            Line("accelerate", Found(facts), needs.Processes == 1 ? "settings for 1 process" : $"settings for {needs.Processes} processes", machine, AccelerateUnsuited.Rule),
            Line("disk", launch.FreeBytes is { } free ? $"{Gibibytes(free)} GiB free" : "not known", launch.NeededBytes is { } bytes ? $"about {Gibibytes(bytes)} GiB" : "", machine)
                .With(OutputNotWritable.Rule.Check(launch).Concat(DiskTooSmall.Rule.Check(launch))),
            Line(
                "base model",
                facts.Model is { } model ? $"{WeightsKinds.Title(model.Kind)}: {model.Path}" : "none",
                needs.Family is { } family ? $"an {Words.Title(family)} checkpoint" : "",
                machine, ModelDamaged.Rule, ModelNotABase.Rule, ModelOfOtherFamily.Rule).With(recipe),
        ];
    }

    private static MachineLine Line(string topic, string found, string needed, Machine machine, params ReadOnlySpan<Rule<Machine>> rules)
    {
        List<Finding> findings = [];
        foreach (Rule<Machine> rule in rules)
            findings.AddRange(rule.Check(machine));
        return new MachineLine(topic, found, needed, []).With(findings);
    }

    private static MachineLine With(this MachineLine line, IEnumerable<Finding> more) =>
        line with { Findings = [.. line.Findings.Concat(more).OrderByDescending(finding => finding.Severity)] };

    private static IEnumerable<MachineLine> Memory(MachineFacts facts, MachineNeeds needs)
    {
        if (needs.Memory is not { } estimate || facts.Gpu.Smallest is not { } card)
            yield break;
        string needed = $"about {estimate.Needed.ToString("0.0", CultureInfo.InvariantCulture)} GiB";
        yield return card.Gibibytes is { } memory
            ? new MachineLine("GPU memory", $"{memory.ToString("0.0", CultureInfo.InvariantCulture)} GiB", needed, []).With(GpuTooSmall.Rule.Check(new GpuFit(estimate, memory, new Location(card.Name))))
            : new MachineLine("GPU memory", "not known", needed, []);
    }

    private static string Found(GpuFacts gpu)
    {
        if (gpu.Kind == GpuKind.None)
            return "none";
        IEnumerable<string> cards = gpu.Cards.GroupBy(card => card).Select(group =>
            (group.Count() > 1 ? $"{group.Count()} × " : "") + group.Key.Name
            + (group.Key.Gibibytes is { } memory ? string.Create(CultureInfo.InvariantCulture, $" ({memory:0.0} GiB)") : ""));
        string driver = gpu.Driver is null ? "" : $", driver {gpu.Driver}{(gpu.Cuda is null ? "" : $" for CUDA {gpu.Cuda}")}";
        return string.Join(", ", cards) + driver;
    }

    private static string Found(PythonFacts python) => python.Version is null ? $"none that runs ({python.Program})" : $"{python.Version} ({python.Program})";

    private static string Found(PythonFacts python, TorchFacts? torch) => python.Version is null ? "not known" : torch is null ? "none" : $"{torch.Version}, {(torch.SeesGpu ? "sees the GPU" : "sees no GPU")}";

    private static string Found(MachineFacts facts)
    {
        string version = facts.Python.Version is null ? "not known" : facts.Python.VersionOf(RequiredPackages.Accelerate) ?? "none";
        return facts.Accelerate.IsThere ? $"{version}, settings in {facts.Accelerate.Path}" : $"{version}, no settings of its own";
    }

    private static string Build(GpuFacts gpu) => gpu.Kind switch
    {
        GpuKind.Nvidia => gpu.Cuda is { } cuda ? $"a build for CUDA {cuda.Major}.x or older" : "a build for CUDA",
        GpuKind.Rocm => "a build for ROCm",
        GpuKind.Apple => "a build for macOS",
        _ => "one",
    };

    private static string Wanted(OptionCatalogue catalogue) => $"{catalogue.Version} ({catalogue.Commit[..8]})";

    private static string Packages(MachineFacts facts)
    {
        IReadOnlyList<Requirement> pinned = facts.Checkout.Requirements;
        if (facts.Python.Version is null)
            return "not known";
        return pinned.Count == 0
            ? $"{facts.Python.Packages.Count} installed, and no requirements.txt to compare"
            : $"{pinned.Count(facts.Python.Has)} of {pinned.Count} of requirements.txt";
    }

    private static string Gibibytes(long bytes) => (bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture);
}
