using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Runs;

// A launcher as small as it can be, for tests that start one in a strange surrounding or kill it:
// PYTHON SD_SCRIPTS TRAINING_FILE DATASET_FILE OUTPUT_FOLDER LOG_FILE. Prints the verdict.
LaunchPlan plan = new LocalLaunch
{
    Python = args[0],
    SdScriptsFolder = args[1],
    Script = "train_network.py",
    TrainingFile = args[2],
    DatasetFile = args[3],
    OutputFolder = args[4],
    OutputName = "punks",
    LogFile = args[5],
}.ToPlan();
RunResult result = await new TrainerRun(plan).RunAsync();
Console.WriteLine(result.Verdict.Kind);
return 0;
