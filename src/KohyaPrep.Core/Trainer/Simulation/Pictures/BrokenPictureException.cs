namespace KohyaPrep.Core.Trainer.Simulation.Pictures;

/// <summary>imagesize raises an exception over a file, and nothing in the trainer catches it.</summary>
/// <param name="pythonType">The exception's class.</param>
/// <param name="what">What kind of file it is.</param>
public sealed class BrokenPictureException(string pythonType, string what) : Exception(what)
{
    public string PythonType { get; } = pythonType;
}
