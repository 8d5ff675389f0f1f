using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Launching.Models;
using KohyaPrep.Launching.Preflights;
using KohyaPrep.Launching.Scans;

namespace KohyaPrep.Launching.Machines;

/// <summary>Measures a machine before anything is trained on it. Nothing is changed.</summary>
public static class Doctor
{
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<MachineFacts> ExamineAsync(DoctorRequest request, CancellationToken cancellation)
    {
        // The three that take seconds each, side by side.
        Task<GpuFacts> gpu = GpuSearch.FindAsync(cancellation);
        Task<PythonFacts> python = PythonProbe.AskAsync(request.Python, cancellation);
        Task<CheckoutVersion> version = GitVersion.OfAsync(request.SdScripts, cancellation);
        LaunchFacts launch = Preflight.Measure(request.Python, null, request.Script, request.OutputFolder, request.NeededBytes);
        return new MachineFacts
        {
            Gpu = await gpu,
            Python = await python,
            Accelerate = request.Accelerate ?? Accelerate(OwnAccelerateConfig()),
            Checkout = Checkout(request.SdScripts, await version),
            Launch = launch,
            Model = request.Model is { } model ? Model(model) : null,
        };
    }

    private static CheckoutFacts Checkout(string folder, CheckoutVersion version) =>
        new(folder, version.Version, version.Commit, Requirement.ReadList(TextOf(Path.Combine(folder, "requirements.txt")) ?? ""));

    private static AccelerateFacts Accelerate(string path) =>
        TextOf(path) is { } text ? AccelerateFacts.Read(path, text) : new AccelerateFacts(path, IsThere: false);

    /// <summary>Where accelerate looks when it is told nothing (accelerate 1.6.0, commands/config/config_args.py).</summary>
    private static string OwnAccelerateConfig()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".cache");
        string hub = Environment.GetEnvironmentVariable("HF_HOME") is { Length: > 0 } place ? place : Path.Combine(cache, "huggingface");
        return Path.Combine(hub, "accelerate", "default_config.yaml");
    }

    private static ModelFacts Model(string path)
    {
        if (Directory.Exists(path))
            return new ModelFacts(path, DiffusersFolder.KindOf(path));
        try
        {
            switch (Path.GetExtension(path).ToLowerInvariant())
            {
                case ".safetensors":
                    SafetensorsReading reading = SafetensorsFile.Read(path);
                    return new ModelFacts(path, reading.Header is { } header ? WeightsKinds.Of(header) : WeightsKind.Unknown, reading.Trouble);
                case ".ckpt" or ".pt" or ".pth" or ".bin":
                    return new ModelFacts(path, WeightsKind.Unknown, ZipCheck.Trouble(path));
                default:
                    return new ModelFacts(path, WeightsKind.Unknown);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ModelFacts(path, WeightsKind.Unknown, e.Message);
        }
    }

    private static string? TextOf(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
