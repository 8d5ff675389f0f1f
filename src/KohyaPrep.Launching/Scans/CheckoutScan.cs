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

    /// <summary>Runs the scripts' own functions where that goes, reads their text where not; writes nothing into the checkout.</summary>
    /// <param name="checkout">The folder with <c>train_network.py</c>.</param>
    /// <param name="python">A path or a bare name; null to look for one.</param>
    /// <param name="runsScripts">Whether the checkout's code may be run; when not, only its text is read.</param>
    /// <exception cref="KohyaPrepException">There is no Python, or there are no training scripts.</exception>
    public static async Task<CheckoutReading> ReadAsync(
        string checkout, string? python, bool runsScripts, CancellationToken cancellation)
    {
        string root = Path.GetFullPath(checkout);
        if (!Directory.Exists(root))
            throw new KohyaPrepException($"{checkout}: there is no such folder. Name the folder of an sd-scripts checkout.");
        string program = PythonSearch.Find(root, python);
        ProbeRun? run = runsScripts ? await ProbeRun.StartAsync(program, root, "auto", RunLimit, cancellation) : null;
        IReadOnlyList<ScannedScript> scripts = run is { Trouble: null }
            ? run.Scripts
            : await ReadRestAsync(program, root, run, cancellation);
        RefuseNothing(checkout, root, scripts);

        OptionCatalogue catalogue = ScannedCatalogue.Of(scripts, await GitVersion.OfAsync(root, cancellation));
        ILookup<string, ScannedScript> byName = scripts.ToLookup(script => script.Name, StringComparer.Ordinal);
        return new CheckoutReading(
            program,
            run?.Trouble,
            [.. catalogue.Scripts.SelectMany(name => byName[name]), .. scripts.Where(script => script.Way == ScanWay.Failed)],
            catalogue);
    }

    /// <summary>What a run found before it died, and the rest from the text.</summary>
    private static async Task<IReadOnlyList<ScannedScript>> ReadRestAsync(
        string program, string root, ProbeRun? run, CancellationToken cancellation)
    {
        ProbeRun reading = await ProbeRun.StartAsync(program, root, "source", ReadLimit, cancellation);
        if (reading.Trouble is { } trouble)
        {
            throw new KohyaPrepException(
                $"{program} cannot read the checkout: {trouble}. Name Python 3.8 or newer with --python.", ExitCode.MachineLacks);
        }

        IReadOnlyList<ScannedScript> ran = run?.Scripts ?? [];
        HashSet<string> known = [.. ran.Select(script => script.Name)];
        return
        [
            .. ran,
            .. reading.Scripts
                .Where(script => !known.Contains(script.Name))
                .Select(script => script with { Reason = script.Reason ?? run?.Trouble }),
        ];
    }

    private static void RefuseNothing(string checkout, string root, IReadOnlyList<ScannedScript> scripts)
    {
        if (scripts.Any(script => script.Way != ScanWay.Failed))
            return;
        if (scripts.Count > 0)
        {
            throw new KohyaPrepException(
                $"{checkout}: no script's options could be found; {scripts[0].Name}.py: {scripts[0].Reason}. "
                + "Name the Python that the checkout was installed for with --python.");
        }

        // The GUI keeps the trainer in a folder of its own.
        string inGui = Path.Combine(root, "sd-scripts");
        string where = File.Exists(Path.Combine(inGui, "train_network.py")) ? $"Did you mean {inGui}?" : "Name the folder that they lie in.";
        throw new KohyaPrepException($"{checkout}: there are no training scripts of sd-scripts in it, such as train_network.py. {where}");
    }
}
