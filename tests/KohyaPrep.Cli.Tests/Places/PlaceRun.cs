namespace KohyaPrep.Cli.Tests.Places;

/// <summary>
/// A recipe of six sprites, a base model, and what stands in for the world outside: the clone, the package index, and a GPU
/// (<c>nvidia-smi</c> in PATH).
/// </summary>
internal sealed class PlaceRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="template">Of the recipe.</param>
    /// <param name="more">Further lines of it.</param>
    public PlaceRun(string template = "lora-sd15", string more = "training:\n  batch_size: 2\n  epochs: 10")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "places are played by Linux programs");
        foreach (string tool in (string[])["git", "/usr/bin/python3"])
            Assert.SkipUnless(Program.Shell("/", $"command -v {tool}").ExitCode == 0, $"needs {tool}");
        Sprites.Write(folder.Path("images"), 6);
        RecipeFile.Write(folder, template, "images", more);
        byte[] header = """{"weight":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"""u8.ToArray();
        File.WriteAllBytes(Model, [.. BitConverter.GetBytes((long)header.Length), .. header, 1, 2, 3]);
        Tool("nvidia-smi", "echo 'Stand-In GPU, 24576'");
    }

    public string Root => folder.Root;

    public string Model => folder.Path("base model.safetensors");

    public static string Wheels => StandInWorld.Instance.Wheels;

    public static string Repository => StandInWorld.Instance.Repository;

    /// <summary>With the stand-ins before all else.</summary>
    public string SearchPath => $"{folder.Path("bin")}:/usr/bin:/bin:/usr/sbin:/sbin";

    public string Path(params string[] parts) => folder.Path(parts);

    public void Tool(string name, string script)
    {
        string path = folder.Write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a bundle into a folder of the place's name.</summary>
    public ProgramResult Bundle(string place, params string[] more) =>
        Program.Run(Root, ["train", "recipe.yaml", "--on", place, "--model", Model, "--bundle", place, .. more]);

    /// <summary>Variables that redirect a bundle's sources, and the stand-in trainer's.</summary>
    public (string, string)[] Redirected(params (string, string)[] more) =>
    [
        ("PATH", SearchPath),
        ("KOHYAPREP_SD_SCRIPTS", Repository),
        ("KOHYAPREP_WHEELS", Wheels),
        ("KOHYAPREP_TRAINER", StandInWorld.Instance.Trainer),
        ("KOHYAPREP_MODEL", Model),
        ("KOHYAPREP_PROGRESS_SECONDS", "0"),
        .. more,
    ];

    /// <summary>A line for a shell in a folder, with these variables.</summary>
    public ProgramResult Shell(string relative, string line, params (string Name, string Value)[] variables)
    {
        string words = string.Join(' ', variables.Select(variable => $"{variable.Name}='{variable.Value}'"));
        return Program.Shell(folder.Path(relative), $"export {words}; {line}");
    }

    public void Dispose() => folder.Dispose();
}
