namespace KohyaPrep.Core.Outputs;

/// <summary>A file that is to be there.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Key">XXH128 of everything that its bytes depend on: equal keys mean equal bytes.</param>
public readonly record struct OutputFile(string Path, UInt128 Key)
{
    /// <param name="key">Says everything that its bytes depend on.</param>
    public OutputFile(string path, string key)
        : this(path, ContentHash.ValueOf(key))
    {
    }
}
