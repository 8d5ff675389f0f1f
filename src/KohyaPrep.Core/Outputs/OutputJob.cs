namespace KohyaPrep.Core.Outputs;

/// <summary>Files that are made together, since they share the work.</summary>
/// <param name="Produce">The files' bytes, in their order. Called from any thread, and only when one of the files is not as it should be.</param>
public sealed record OutputJob(IReadOnlyList<OutputFile> Files, Func<IReadOnlyList<byte[]>> Produce)
{
    /// <summary>A job for one file whose bytes are known: they are their own key.</summary>
    public static OutputJob Of(string path, byte[] bytes) => new([new OutputFile(path, ContentHash.Of(bytes))], () => [bytes]);
}
