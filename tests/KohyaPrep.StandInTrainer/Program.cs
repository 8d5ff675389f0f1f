using KohyaPrep.StandInTrainer;

// Plays Python in tests: `-m accelerate.commands.launch …` as accelerate, `SCRIPT.py …` as a training script of sd-scripts.
// What can be switched by environment variables stands in Switches.cs.
PythonSignals.Install();
return args switch
{
    ["-m", "accelerate.commands.launch", .. string[] rest] => Accelerate.Launch(rest),
    ["-m", string module, ..] => Output.Refuse($"{Environment.ProcessPath}: No module named {module}", 1),
    ["-c", ..] or ["--version"] => Output.Refuse("Python 3.11.7", 0),
    [string script, .. string[] rest] when File.Exists(script) && Generation.Plays(script) => Generation.Run(script, rest),
    [string script, .. string[] rest] when File.Exists(script) => Training.Run(script, rest),
    [string script, ..] => Output.Refuse($"python: can't open file '{Path.GetFullPath(script)}': [Errno 2] No such file or directory", 2),
    _ => Output.Refuse("python: error: nothing to run", 2),
};
