using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>The body of RunPod's request for a pod (POST /v1/pods).</summary>
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
        json.WriteString("imageName", Image);
        json.WriteString("cloudType", "SECURE");
        json.WriteBoolean("interruptible", false);
        json.WriteTexts("gpuTypeIds", [launch.Gpu ?? "NVIDIA L4"]);
        json.WriteNumber("gpuCount", launch.Processes);
        json.WriteNumber("containerDiskInGb", 20);
        json.WriteString("networkVolumeId", launch.Storage);
        json.WriteString("volumeMountPath", Mount);
        json.WriteTexts("dockerStartCmd", ["bash", $"{Mount}/kohyaprep/{run.Name}/start.sh"]);
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
