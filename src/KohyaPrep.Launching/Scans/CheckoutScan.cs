using KohyaPrep.Core;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Scans;

namespace KohyaPrep.Launching.Scans;

/// <summary>Reads the options of every training script of a checkout of sd-scripts, of any version.</summary>
public static class CheckoutScan
{
    /// <summary>Importing PyTorch and its company takes a minute from a slow disk.</summary>
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(300);

    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(120);

    /// <summary>Runs the scripts' own functions where that goes, and reads their text where not; writes nothing into the checkout.</summary>
    /// <param name="checkout">The folder with <c>train_network.py</c>.</param>
    /// <param name="python">A path or a bare name; null to look for one.</param>
    /// <param name="runsScripts">Whether the checkout's code may be run; when not, only its text is read.</param>
    /// <exception cref="KohyaPrepException">There is no Python, or there are no training scripts.</exception>
    public static async Task<CheckoutReading> ReadAsync(string checkout, string? python, bool runsScripts, CancellationToken cancellation)
    {
        string root = Path.GetFullPath(checkout);
        if (!Directory.Exists(root))
            throw new KohyaPrepException($"{checkout}: there is no such folder. Name the folder of an sd-scripts checkout.");
        string program = PythonSearch.Find(root, python);
        ProbeRun first = runsScripts
            ? await ProbeRun.StartAsync(program, root, "auto", RunLimit, cancellation)
            : new ProbeRun([], "");
        IReadOnlyList<ScannedScript> scripts = first.Scripts;
        if (first.Trouble is { } trouble)
        {
            ProbeRun second = await ProbeRun.StartAsync(program, root, "source", ReadLimit, cancellation);
            if (second.Trouble is { } again)
                throw new KohyaPrepException($"{program} cannot read the checkout: {again}. Name Python 3.8 or newer with --python.", ExitCode.MachineLacks);
            HashSet<string> known = [.. scripts.Select(script => script.Name)];
            string? reason = runsScripts ? trouble : null;
            scripts = [.. scripts, .. second.Scripts.Where(script => !known.Contains(script.Name)).Select(script => script with { Reason = script.Reason ?? reason })];
        }

        if (scripts.Count > 0 && scripts.All(script => script.Way == ScanWay.Failed))
            throw new KohyaPrepException($"{checkout}: no script's options could be found; {scripts[0].Name}.py: {scripts[0].Reason}. Try the Python of the checkout with --python.");
        if (scripts.Count == 0)
            throw new KohyaPrepException($"{checkout}: there are no training scripts of sd-scripts in it, such as train_network.py. {Elsewhere(root)}");
        OptionCatalogue catalogue = ScannedCatalogue.Of(scripts, await GitVersion.OfAsync(root, cancellation));
        return new CheckoutReading(
            program,
            runsScripts ? first.Trouble : null,
            [.. scripts.OrderBy(script => catalogue.Scripts.Contains(script.Name) ? catalogue.Scripts.ToList().IndexOf(script.Name) : int.MaxValue)],
            catalogue);
    }

    /// <summary>The GUI keeps the trainer in a folder of its own.</summary>
    private static string Elsewhere(string root) => File.Exists(Path.Combine(root, "sd-scripts", "train_network.py"))
        ? $"Did you mean {Path.Combine(root, "sd-scripts")}?"
        : "Name the folder that they lie in.";
}
