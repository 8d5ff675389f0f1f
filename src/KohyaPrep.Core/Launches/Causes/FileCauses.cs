namespace KohyaPrep.Core.Launches;

/// <summary>Causes that lie in the trainer's own files, and in files that cannot be opened or written.</summary>
internal static class FileCauses
{
    public static CauseMatch? Find(ErrorView error)
    {
        // The training file's options are checked once more, and logged as if the command line were at fault (config_util.py:385).
        if (error.Through("sanitize_argparse_namespace"))
            return new CauseMatch(Causes.TrainingFileRefused, error.Fact(TrainerFact.TrainingFile));
        if (error.Through("load_user_config") || error.Says("Invalid user config", "Error on parsing TOML config file", "Error on parsing JSON config file", "not supported config file format")
            || error.Is("MultipleInvalid", "Invalid") || (error.Through("generate_dataset_group_by_blueprint", "generate") && error.Is("TypeError", "KeyError") && error.Through("sanitize_user_config")))
            return new CauseMatch(Causes.DatasetFileRefused, error.Fact(TrainerFact.DatasetFile) ?? error.NamedFile());
        if (error.Through("read_config_from_file"))
            return new CauseMatch(Causes.TrainingFileRefused, error.Fact(TrainerFact.TrainingFile) ?? error.NamedFile());
        if (error.Says("no metadata / ", "image_dir is required when image paths are relative") || (error.Is("JSONDecodeError") && error.Fact(TrainerFact.MetadataFile) is not null))
            return new CauseMatch(Causes.MetadataFileRefused, error.NamedFile() ?? error.Fact(TrainerFact.MetadataFile));
        if (error.Through("sample_images", "sample_images_common", "load_prompts", "sample_image_inference"))
            return new CauseMatch(Causes.SamplesRefused, error.NamedFile());
        bool isRefused = error.Is("PermissionError", "NotADirectoryError", "FileExistsError", "IsADirectoryError") || error.Says("Read-only file system", "Permission denied");
        bool isSaving = error.Progress.Stage == TrainerStage.Saving || error.Through("save_model", "save_weights", "makedirs", "save_file", "save_state", "save_sd_model_on_train_end_common")
            || (isRefused && error.Progress.Step > 0);
        if (isSaving && (isRefused || error.Is("FileNotFoundError", "OSError", "SafetensorError", "RuntimeError")))
            return new CauseMatch(Causes.OutputNotWritable, error.NamedFile() ?? error.Progress.Writing);
        if (error.Fact(TrainerFact.MissingTrainingFile) is { } missing && error.Progress.Errors.IsEmpty)
            return new CauseMatch(Causes.TrainingFileRefused, missing + ".toml", "The training file is not there: correct the path after --config_file.");
        return isRefused || error.Is("FileNotFoundError") ? new CauseMatch(Causes.FileNotReadable, error.NamedFile()) : null;
    }
}
