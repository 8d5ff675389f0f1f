namespace KohyaPrep.Core.Exports;

/// <summary>What a training set can be written as, beside the trainer's own files.</summary>
public enum ExportForm
{
    /// <summary>What the sd-scripts options take without a dataset file: <c>train_data_dir</c>, <c>conditioning_data_dir</c>, <c>in_json</c>.</summary>
    Kohya,

    /// <summary><c>prompt.json</c> with <c>source/</c> and <c>target/</c>, as the training tutorial of lllyasviel's ControlNet lays them.</summary>
    ControlNet,

    /// <summary><c>metadata.jsonl</c>, as diffusers' scripts and the imagefolder builder of Hugging Face datasets read it.</summary>
    ImageFolder,
}
