using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// What the trainer will do, as one JSON object with these keys: <c>script</c>, <c>images</c>, <c>repeats</c>, <c>regularization_images</c>,
/// <c>validation_images</c> (held back), <c>batch_size</c>, <c>buckets</c>
/// (<c>width</c>, <c>height</c>, <c>images</c>, <c>batches</c>), <c>batches</c>, <c>steps_per_epoch</c>, <c>epochs</c>, <c>max_train_steps</c>,
/// <c>checkpoints</c> and <c>states</c> (<c>path</c>, <c>epoch</c>, <c>step</c>, <c>bytes</c>, <c>kept</c>), <c>samples</c>, <c>peak_bytes</c>, <c>kept_bytes</c>,
/// <c>gpu_memory_gib</c> (reserved at the peak, without the CUDA context; null where it cannot be estimated), and
/// <c>learning_rates</c> (<c>[[step, rate], …]</c>) or <c>learning_rate_error</c>.
/// </summary>
internal static class PlanJson
{
    /// <param name="memory">Null where it cannot be estimated.</param>
    /// <param name="places">The steps whose learning rate is asked for; null for every change.</param>
    public static void Write(TextWriter writer, RunPlan run, MemoryEstimate? memory, ScheduleResult schedule, IReadOnlyList<long>? places)
    {
        writer.Write(JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("script", run.Script.Name);
            json.WriteNumber("images", run.Pictures);
            json.WriteNumber("repeats", run.Repeats);
            json.WriteNumber("regularization_images", run.RegularizationPictures);
            json.WriteNumber("validation_images", run.ValidationPictures);
            json.WriteNumber("batch_size", run.BatchSize);
            json.WriteStartArray("buckets");
            foreach (BucketCount bucket in run.Buckets)
            {
                json.WriteStartObject();
                json.WriteNumber("width", bucket.Size.Width);
                json.WriteNumber("height", bucket.Size.Height);
                json.WriteNumber("images", bucket.Pictures);
                json.WriteNumber("batches", bucket.Batches);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("batches", run.Batches);
            json.WriteNumber("steps_per_epoch", run.StepsPerEpoch);
            json.WriteNumber("epochs", run.Epochs);
            json.WriteNumber("max_train_steps", run.Steps);
            WriteModels(json, "checkpoints", run.Checkpoints);
            WriteModels(json, "states", run.States);
            json.WriteNumber("samples", run.Samples);
            json.WriteNumber("peak_bytes", run.PeakBytes);
            json.WriteNumber("kept_bytes", run.KeptBytes);
            if (memory is null)
                json.WriteNull("gpu_memory_gib");
            else
                json.WriteNumber("gpu_memory_gib", Math.Round(memory.Gibibytes, 2));
            ScheduleJson.WriteFields(json, schedule, places);
            json.WriteEndObject();
        }));
    }

    /// <summary>Checkpoints or states, in the order written.</summary>
    public static void WriteModels(Utf8JsonWriter json, string name, IReadOnlyList<SavedModel> models)
    {
        json.WriteStartArray(name);
        foreach (SavedModel model in models)
        {
            json.WriteStartObject();
            json.WriteString("path", model.Path);
            json.WriteNumber("epoch", model.Epoch);
            json.WriteNumber("step", model.Step);
            json.WriteNumber("bytes", model.Bytes);
            json.WriteBoolean("kept", model.IsKept);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
