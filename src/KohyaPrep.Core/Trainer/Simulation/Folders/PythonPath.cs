namespace KohyaPrep.Core.Trainer.Simulation.Folders;

/// <summary>Paths as Python's os.path and pathlib handle them on the systems that trainers run on: text with forward slashes.</summary>
public static class PythonPath
{
    /// <summary><c>os.path.join</c></summary>
    public static string Join(string folder, string name) =>
        IsAbsolute(name) || folder.Length == 0 ? name : folder[^1] == '/' ? folder + name : $"{folder}/{name}";

    /// <summary><c>os.path.isabs</c>; a drive's path counts as well, for plans made on Windows.</summary>
    public static bool IsAbsolute(string path) => path.StartsWith('/') || Path.IsPathRooted(path);

    /// <summary><c>os.path.splitext(path)[0]</c>: dots at the beginning of a name begin no extension.</summary>
    public static string Stem(string path)
    {
        int name = path.LastIndexOf('/') + 1;
        int dot = path.LastIndexOf('.');
        return dot > name && path.AsSpan(name, dot - name).TrimStart('.').Length > 0 ? path[..dot] : path;
    }

    /// <summary><c>os.path.basename</c></summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary><c>os.path.dirname</c></summary>
    public static string Folder(string path)
    {
        string head = path[..(path.LastIndexOf('/') + 1)];
        string trimmed = head.TrimEnd('/');
        return trimmed.Length == 0 ? head : trimmed;
    }

    /// <summary><c>str(Path(path))</c></summary>
    public static string Normal(string path)
    {
        string[] parts = [.. path.Split('/').Where(part => part.Length > 0 && part != ".")];
        string joined = string.Join('/', parts);
        return path.StartsWith('/') ? "/" + joined : joined.Length == 0 ? "." : joined;
    }
}
