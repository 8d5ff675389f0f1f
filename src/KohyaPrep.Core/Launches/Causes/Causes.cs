namespace KohyaPrep.Core.Launches;

/// <summary>Every cause that is told apart. docs/runs.md lists them; a test holds the two together.</summary>
public static class Causes
{
    public static Cause NoData { get; } = new("no-data", "the trainer found no pictures and trained nothing",
        "Check that the folders of the dataset exist and hold pictures. `train_data_dir` must be the parent of folders named like 10_punk; pictures lying in it directly are not seen.");

    public static Cause LossNaN { get; } = new("loss-nan", "the loss is no number, so the model is worthless",
        "Resume from a state saved before it happened, with a lower learning rate. With fp16, use bf16 where the card can; with SDXL in fp16, set `no_half_vae`.");

    public static Cause LossExploded { get; } = new("loss-exploded", "the loss grew far beyond where it had been",
        "Resume from a state saved before it happened, with a lower learning rate or more warm-up steps.");

    public static Cause EmptyCaptions { get; } = new("empty-captions", "it trained, but pictures had neither a caption nor class words",
        "Put a caption file beside each picture and check `caption_extension` (the trainer's default is .caption), or name the folder with class words.");

    public static Cause Interrupted { get; } = new("interrupted", "it was interrupted",
        "Resume it from its newest whole state. The trainer saves nothing when it is interrupted, so schedule states: `save_state` with `save_every_n_steps`.");

    public static Cause InterruptedOrphan { get; } = new("interrupted-orphan", "accelerate was interrupted alone, and the training went on without it",
        "The training may still run or have finished: look for its process and its last model. Stop a training by its whole process group; `kohyaprep runs stop` does.");

    public static Cause Killed { get; } = new("killed", "it was ended from outside",
        "Resume it from its newest whole state. SIGTERM and SIGHUP come from a shutdown, a closed session, a scheduler or a person.");

    public static Cause TrainerProcessKilled { get; } = new("trainer-process-killed", "the system killed the training process",
        "The kernel does that when the machine's own memory (not the GPU's) runs out: set `max_data_loader_n_workers = 0`, `lowram`, or give the container more memory. `dmesg` says more.");

    public static Cause TrainerCrashed { get; } = new("trainer-crashed", "Python itself crashed",
        "That comes from native code: a torch, bitsandbytes or xformers that does not fit the driver or each other. Install them anew at the versions that the trainer asks for.");

    public static Cause TimeLimit { get; } = new("time-limit", "the cluster's time for the job was over",
        "Ask for more time, or requeue the job and resume from its newest whole state.");

    public static Cause OutOfMemory { get; } = new("out-of-memory", "the memory did not suffice",
        "Use less of it: see the three settings that save most.");

    public static Cause SharedMemoryFull { get; } = new("shared-memory-full", "the container's shared memory is too small for the data loader's workers",
        "Start the container with more of it (`--shm-size=8g` or `--ipc=host`), or set `max_data_loader_n_workers = 0`.");

    public static Cause DiskFull { get; } = new("disk-full", "the disk is full",
        "Make room or choose another `output_dir`, and save fewer models: a larger `save_every_n_epochs`, or `save_last_n_epochs`. What was learnt since the last whole state is lost.");

    public static Cause OutputNotWritable { get; } = new("output-not-writable", "the output folder cannot be written",
        "Choose an `output_dir` that you may write, and that is no file.");

    public static Cause FileNotReadable { get; } = new("file-not-readable", "a file cannot be opened",
        "Check that it exists and that you may read it.");

    public static Cause FinalFileMissing { get; } = new("final-file-missing", "it ended without an error, but its last model is not there or is damaged",
        "Look at `output_dir` and its disk; resume from the newest whole state.");

    public static Cause PortInUse { get; } = new("port-in-use", "the port for talking between processes is taken",
        "Another training runs on this machine, or one was left behind: end it, or give accelerate another port (`--main_process_port 0` takes a free one).");

    public static Cause PackageMissing { get; } = new("package-missing", "a Python package is missing",
        "Install it into the trainer's own environment.");

    public static Cause PackageBroken { get; } = new("package-broken", "Python packages do not fit each other",
        "Install the versions that the trainer's requirements.txt names, in an environment of its own.");

    public static Cause GpuNotUsable { get; } = new("gpu-not-usable", "torch cannot use a GPU here",
        "Check `nvidia-smi`; install the torch built for this GPU and driver; set `mixed_precision` to what the card can.");

    public static Cause GpuError { get; } = new("gpu-error", "the GPU or its driver failed",
        "Resume from the newest whole state. When it comes again: update the driver, take back overclocking, and try without xformers, `torch_compile` and 8-bit optimizers.");

    public static Cause ModelNotFound { get; } = new("model-not-found", "the base model was not found",
        "Correct `pretrained_model_name_or_path`: an existing file or folder, or a name on the hub with a connection to it.");

    public static Cause ModelFileDamaged { get; } = new("model-file-damaged", "a model's file is damaged or cut short",
        "Fetch it again, and compare its size and hash with those where it came from.");

    public static Cause ModelOfTheWrongFamily { get; } = new("model-of-the-wrong-family", "the base model is not of the family that the script trains",
        "Use the sdxl_… scripts for SDXL models and the others for SD 1.x (and SD 2.x with `v2`), and make sure that it is a base model and not a LoRA.");

    public static Cause TokenizerNotFound { get; } = new("tokenizer-not-found", "the tokenizer could not be loaded",
        "It is fetched once from the hub: connect, or set `tokenizer_cache_dir` to a folder that has it.");

    public static Cause NetworkWeightsDoNotFit { get; } = new("network-weights-do-not-fit", "the LoRA to go on from does not fit this network",
        "Use the `network_dim`, `network_module` and `network_args` that it was trained with, or `dim_from_weights`.");

    public static Cause StateNotFound { get; } = new("state-not-found", "the state to resume from was not found",
        "Correct `resume`: a folder ending in -state.");

    public static Cause StateDamaged { get; } = new("state-damaged", "the state to resume from is damaged or half written",
        "Resume from the state before it.");

    public static Cause StateDoesNotFit { get; } = new("state-does-not-fit", "the state comes from other settings",
        "Resume with the network, optimizer and trained parts that it was saved with.");

    public static Cause NothingLeftToTrain { get; } = new("nothing-left-to-train", "the state already has all the steps that were asked for",
        "Raise `max_train_epochs` or `max_train_steps`, or start without `resume`.");

    public static Cause BadCaptionFile { get; } = new("bad-caption-file", "a caption file is empty or not UTF-8",
        "Write a caption into it as UTF-8, or remove it.");

    public static Cause BadPicture { get; } = new("bad-picture", "a picture cannot be read",
        "Replace or remove it. `kohyaprep check FOLDER` finds all such pictures at once.");

    public static Cause PictureSize { get; } = new("picture-size", "a picture is larger or smaller than the resolution, and nothing may scale it",
        "Turn on `cache_latents` or `enable_bucket`, or give the pictures the size of `resolution`.");

    public static Cause LatentsNaN { get; } = new("latents-nan", "the VAE made values that are no numbers of a picture",
        "Set `no_half_vae`, or use a VAE that is repaired for fp16, and delete the cached .npz files.");

    public static Cause CacheDamaged { get; } = new("cache-damaged", "a cache file is damaged",
        "Delete the .npz files beside the pictures; the trainer makes them anew.");

    public static Cause ControlPairMissing { get; } = new("control-pair-missing", "pictures have no control image",
        "Put a control image of the same name into `conditioning_data_dir` for each picture.");

    public static Cause ControlPairMismatch { get; } = new("control-pair-mismatch", "a control image fits no picture, or has another size",
        "Every control image needs a picture of the same name, and with buckets of exactly the same size.");

    public static Cause SizeTheModelCannotTake { get; } = new("size-the-model-cannot-take", "the pictures have a size that the model cannot take",
        "SDXL needs sides that are multiples of 32, SD 1.x multiples of 8. Pad or enlarge the pictures, or set `bucket_reso_steps` accordingly.");

    public static Cause BucketOfNoSize { get; } = new("bucket-of-no-size", "a picture is smaller than a bucket's step, so its bucket has no size",
        "Lower `bucket_reso_steps`, leave out `bucket_no_upscale`, or enlarge the pictures.");

    public static Cause DatasetFileRefused { get; } = new("dataset-file-refused", "the trainer cannot take the dataset file",
        "Correct it; `kohyaprep plan --config TRAINING.toml` names line and key. Keys are spelt otherwise there than in the training file (`batch_size`, `num_repeats`).");

    public static Cause MetadataFileRefused { get; } = new("metadata-file-refused", "the trainer cannot take the metadata file",
        "Check its path (`in_json`, `metadata_file`) and that it is whole JSON with an entry for each picture.");

    public static Cause TrainingFileRefused { get; } = new("training-file-refused", "the trainer cannot take the training file",
        "Correct it; `kohyaprep check TRAINING.toml` names line and key.");

    public static Cause CommandLineRefused { get; } = new("command-line-refused", "the trainer does not take an argument of the command line",
        "Correct the argument; `kohyaprep config options WORD` searches the trainer's options.");

    public static Cause ScriptMissing { get; } = new("script-missing", "the training script is not there",
        "Correct the path to sd-scripts.");

    public static Cause ConflictingOptions { get; } = new("conflicting-options", "options exclude or need each other",
        "Change one of the options that the message names; `kohyaprep check TRAINING.toml` finds such pairs beforehand.");

    public static Cause OptionRefused { get; } = new("option-refused", "an option has a value that cannot be used",
        "Correct the option that the message is about.");

    public static Cause NothingToTrain { get; } = new("nothing-to-train", "the settings leave no weights to train",
        "Do not turn off both the U-Net and the text encoder. train_db.py with an 8-bit optimizer does this with `stop_text_encoder_training = -1`: set the text encoder's learning rate to 0 instead.");

    public static Cause SamplesRefused { get; } = new("samples-refused", "drawing the sample pictures failed",
        "Check the file of `sample_prompts` and that it is set where `sample_every_n_steps` or `_epochs` is; or leave both out.");

    public static Cause LoginMissing { get; } = new("login-missing", "a service that the run reports to wants a login",
        "Log in beforehand (`wandb login`), or use `log_with = \"tensorboard\"`.");

    public static Cause TrainerAssertion { get; } = new("trainer-assertion", "a check of the trainer's own failed",
        "The trainer's message says what it expected.");

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<Cause> All { get; } =
    [
        NoData, LossNaN, LossExploded, EmptyCaptions, Interrupted, InterruptedOrphan, Killed, TrainerProcessKilled, TrainerCrashed, TimeLimit,
        OutOfMemory, SharedMemoryFull, DiskFull, OutputNotWritable, FileNotReadable, FinalFileMissing, PortInUse, PackageMissing, PackageBroken,
        GpuNotUsable, GpuError, ModelNotFound, ModelFileDamaged, ModelOfTheWrongFamily, TokenizerNotFound, NetworkWeightsDoNotFit, StateNotFound,
        StateDamaged, StateDoesNotFit, NothingLeftToTrain, BadCaptionFile, BadPicture, PictureSize, LatentsNaN, CacheDamaged, ControlPairMissing,
        ControlPairMismatch, SizeTheModelCannotTake, BucketOfNoSize, DatasetFileRefused, MetadataFileRefused, TrainingFileRefused,
        CommandLineRefused, ScriptMissing, ConflictingOptions, OptionRefused, NothingToTrain, SamplesRefused, LoginMissing, TrainerAssertion,
    ];
}
