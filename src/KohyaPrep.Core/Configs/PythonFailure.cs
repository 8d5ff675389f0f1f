namespace KohyaPrep.Core.Configs;

/// <summary>A Python exception on its way up through the re-enacted code; caught before it leaves the reader.</summary>
/// <param name="place">The letter of the text that was being read, once that is known.</param>
internal sealed class PythonFailure(string type, string message, int? place = null) : Exception(message)
{
    public string Type { get; } = type;

    public int? Place { get; } = place;

    public static PythonFailure OfValue(string message) => new("ValueError", message);

    public static PythonFailure OfType(string message) => new("TypeError", message);

    /// <param name="indexed">list or string.</param>
    public static PythonFailure OfIndex(string indexed) => new("IndexError", $"{indexed} index out of range");

    public PythonFailure At(int place) => Place is null ? new PythonFailure(Type, Message, place) : this;
}
