using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>The body of RunPod's request for a pod (POST /v2/pods; its v1 was retired in November 2026).</summary>
public static class PodRequest
{
    /// <summary>Python 3.11 with venv, git and CUDA 12.4; the trainer brings its own PyTorch.</summary>
    private const string Image = "runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04";

    private const string Mount = "/workspace";

    public static string Write(PlacedRun run) => JsonText.Of(json =>
    {
        LaunchSection launch = run.Recipe.Launch;
        json.WriteStartObject();
        json.WriteString("name", $"kohyaprep-{run.Name}");
        json.WriteString("image", Image);
        json.WriteString("args", $"bash {Mount}/kohyaprep/{run.Name}/start.sh");
        json.WriteString("cloud", "SECURE");
        json.WriteStartObject("gpu");
        json.WriteString("id", launch.Gpu ?? "NVIDIA L4");
        json.WriteNumber("count", launch.Processes);

        // What the image and the trainer's PyTorch want of the machine's driver.
        json.WriteString("minCudaVersion", run.Pins.Torch == TorchBuild.Cuda128 ? "12.8" : "12.4");
        json.WriteEndObject();
        json.WriteNumber("disk", 20);
        json.WriteStartObject("mounts");
        json.WriteStartArray("network");
        json.WriteStartObject();
        json.WriteString("volumeId", launch.Storage);
        json.WriteString("path", Mount);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("env");

        // RunPod puts the account's secret in the place of its name when the pod starts.
        foreach (string secret in SecretsFor(run.Model))
            json.WriteString(secret, $"{{{{ RUNPOD_SECRET_{secret} }}}}");
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static IEnumerable<string> SecretsFor(BundleModel model)
    {
        if (model.Hub is not null || model.From?.Contains("huggingface.co", StringComparison.Ordinal) == true)
            yield return "HF_TOKEN";
        if (model.From?.Contains("civitai.com", StringComparison.Ordinal) == true)
            yield return "CIVITAI_TOKEN";
    }
}
