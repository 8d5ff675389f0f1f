namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Arithmetic where Python's differs.</summary>
internal static class PythonMath
{
    /// <summary><c>value % by</c>: of the sign of <paramref name="by"/>.</summary>
    public static int Modulo(int value, int by)
    {
        int rest = value % by;
        return rest != 0 && rest < 0 != by < 0 ? rest + by : rest;
    }
}
