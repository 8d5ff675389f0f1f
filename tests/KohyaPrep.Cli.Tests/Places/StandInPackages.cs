using System.IO.Compression;

namespace KohyaPrep.Cli.Tests.Places;

/// <summary>
/// A clone of sd-scripts and a folder of wheels in which the stand-in trainer takes the place of the scripts, and empty packages that of
/// PyTorch and accelerate: what a bundle installs in tests, by the same git, venv and pip.
/// </summary>
internal static class StandInPackages
{
    private const string Launch = """
        import subprocess, sys

        FLAGS = ("--multi_gpu", "--same_network")


        def main():
            words = sys.argv[1:]
            at = 0
            while at < len(words) and words[at].startswith("-"):
                at += 1 if words[at] in FLAGS else 2
            code = subprocess.call([sys.executable] + words[at:])
            if code:
                raise subprocess.CalledProcessError(code, words[at:])


        if __name__ == "__main__":
            main()

        """;

    public static void WriteWheels(string folder)
    {
        Directory.CreateDirectory(folder);
        Wheel(folder, "torch", "2.6.0", ("torch/__init__.py", "__version__ = \"2.6.0+stand.in\"\n"));
        Wheel(folder, "torchvision", "0.21.0", ("torchvision/__init__.py", ""));
        Wheel(folder, "accelerate", "1.6.0", ("accelerate/__init__.py", ""), ("accelerate/commands/__init__.py", ""), ("accelerate/commands/launch.py", Launch));
    }

    /// <summary>A repository with a tag.</summary>
    public static void WriteRepository(string folder, string tag)
    {
        Directory.CreateDirectory(folder);
        foreach (string script in (string[])["train_network", "train_db"])
        {
            File.WriteAllText(
                Path.Combine(folder, script + ".py"),
                $"import os, sys\nos.execv({Quoted(StandInTrainer.Executable)}, [{Quoted(StandInTrainer.Executable)}, os.path.abspath(__file__)] + sys.argv[1:])\n");
        }

        File.WriteAllText(Path.Combine(folder, "requirements.txt"), "accelerate==1.6.0\n");
        Program.Shell(folder, $"git init -q . && git add . && git -c user.name=test -c user.email=test@localhost commit -qm test && git tag {tag}").Expect(0);
    }

    private static string Quoted(string path) => $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";

    private static void Wheel(string folder, string name, string version, params (string Path, string Text)[] files)
    {
        string about = $"{name}-{version}.dist-info";
        List<(string Path, string Text)> all =
        [
            .. files,
            ($"{about}/METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"),
            ($"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        ];
        all.Add(($"{about}/RECORD", string.Concat(all.Select(file => $"{file.Path},,\n")) + $"{about}/RECORD,,\n"));
        using ZipArchive zip = ZipFile.Open(Path.Combine(folder, $"{name}-{version}-py3-none-any.whl"), ZipArchiveMode.Create);
        foreach ((string path, string text) in all)
        {
            using StreamWriter writer = new(zip.CreateEntry(path).Open());
            writer.Write(text);
        }
    }
}
