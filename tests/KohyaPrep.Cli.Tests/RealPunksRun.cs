using System.Diagnostics;

namespace KohyaPrep.Cli.Tests;

/// <summary>One preparation of the owners' 204 portraits for a ControlNet on SDXL, for all tests that look at what it left.</summary>
public sealed class RealPunksRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RealPunksRun()
    {
        Sources = Path.Combine(Repository.Root, "..", "shared", "punks");
        if (!Directory.Exists(Sources))
            return;
        Before = FolderState.Of(Sources);
        Root = folder.Path("punks");
        Copy(Path.Combine(Sources, "images"), Path.Combine(Root, "images"));
        Copy(Path.Combine(Sources, "captions"), Path.Combine(Root, "captions"));
        Recipe = Write(Root, Path.GetFullPath(Sources));
        Result = Program.Run(Root, "prepare", Recipe, "--all").Expect(0);
    }

    public string Sources { get; }

    /// <summary>Where the recipe on the sources themselves lies, and copies of them beside it.</summary>
    public string Root { get; } = "";

    public string Recipe { get; } = "";

    public string Output => Path.Combine(Root, "out");

    internal ProgramResult Result { get; } = new(-1, "", "");

    internal FolderState Before { get; } = FolderState.Of("");

    /// <summary>A recipe in a folder on <c>images</c> and <c>captions</c> of another.</summary>
    public static string Write(string folder, string punks)
    {
        string path = Path.Combine(folder, "recipe.yaml");
        File.WriteAllText(path, $$"""
            extends: controlnet-sdxl
            name: punks
            output: out
            dataset: { images: '{{punks}}/images', captions: '{{punks}}/captions' }
            """);
        return path;
    }

    /// <summary>A folder with copies of the pictures, the captions and the finished output, and a recipe on them.</summary>
    public TemporaryFolder CopyOfAll()
    {
        TemporaryFolder copy = new();
        using Process process = Process.Start("cp", ["-a", Root + "/.", copy.Root]);
        process.WaitForExit();
        Write(copy.Root, ".");
        return copy;
    }

    public void Dispose() => folder.Dispose();

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
