using System.Text.Json;

namespace KohyaPrep.StandInTrainer;

/// <summary>Plays gen_img.py and sdxl_gen_img.py: refuses what they refuse, and draws a picture for each line.</summary>
internal sealed class Generation(string script, GenerationOptions options)
{
    private readonly bool isNewer = Path.GetFileName(script) == "gen_img.py";

    public static bool Plays(string script) => Path.GetFileName(script) is "gen_img.py" or "sdxl_gen_img.py";

    public static int Run(string script, string[] arguments)
    {
        if (Switches.ReportFile is { } report)
            Report.Write(report, script, arguments);
        (GenerationOptions? options, string complaint) = GenerationOptions.Read(script, arguments);
        if (options is null)
            return Output.Refuse($"usage: {Path.GetFileName(script)} [-h]\n{Path.GetFileName(script)}: error: {complaint}", 2);
        try
        {
            new Generation(script, options).Draw();
            Output.Line("done!");
            return 0;
        }
        catch (PythonError error)
        {
            return Output.Refuse($"Traceback (most recent call last):\n  File \"{script}\", line 1, in <module>\n{error.Message}", 1);
        }
    }

    private void Draw()
    {
        RequireModels();
        if (options.Text("from_file") is not { } file || !File.Exists(file))
            throw new PythonError("FileNotFoundError: [Errno 2] No such file or directory");
        string[] lines = [.. File.ReadAllLines(file).Where(line => line.Trim().Length > 0 && line[0] != '#')];
        string[] guides = Guides();
        string folder = options.Text("outdir") ?? "outputs";
        Directory.CreateDirectory(folder);
        for (int i = 0; i < lines.Length; i++)
        {
            GenerationPromptLine line = GenerationPromptLine.Read(lines[i], isNewer);
            (int width, int height) = (line.Width ?? options.Whole("W") ?? 512, line.Height ?? options.Whole("H") ?? 512);
            RequireSize(width, height);
            string? guide = IsGuided ? guides.Length > 0 ? guides[i % guides.Length] : throw new PythonError("AttributeError: 'NoneType' object has no attribute 'resize'") : null;
            string name = line.FileName ?? (options.Has("sequential_file_name") ? $"im_{i + 1:000000}.png" : $"im_20260101000000_{i:000}_{line.Seed}.png");
            Thread.Sleep(TimeSpan.FromSeconds(Switches.SecondsPerStep));
            DrawnPicture.Write(Path.Combine(folder, name), width, height, line.Seed ?? 0);
            Tell(name, line, width, height, guide);
            Output.Line($"prompt {i + 1}/{lines.Length}: {line.Text}");
        }
    }

    private bool IsSdxl => !isNewer || options.Has("sdxl");

    private bool IsGuided => options.List("control_net_models").Count > 0 || options.List("control_net_lllite_models").Count > 0;

    private void RequireModels()
    {
        string model = options.Text("ckpt") ?? throw new PythonError("TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType");
        if (!File.Exists(model) && !Directory.Exists(model))
            throw new PythonError($"OSError: {model} is not a local folder and is not a valid model identifier");
        if (options.List("network_module").Count > options.List("network_weights").Count)
            throw new PythonError("ValueError: No weight. Weight is required.");
        foreach (string name in (string[])["network_weights", "control_net_models", "control_net_lllite_models"])
        {
            foreach (string path in options.List(name).Where(path => !File.Exists(path)))
                throw new PythonError($"FileNotFoundError: No such file or directory: {path}");
        }

        if (options.List("control_net_models").Count > 0 && options.List("control_net_lllite_models").Count > 0)
            throw new PythonError("AssertionError: ControlNet and ControlNet-LLLite cannot be used at the same time");
    }

    /// <summary>Files as they are, of folders the pictures by name; a folder goes through glob, so that brackets in its name must be escaped.</summary>
    private string[] Guides() => [.. options.List("guide_image_path").SelectMany(path =>
        File.Exists(path) ? [path] : Directory.Exists(Unglobbed(path)) ? Directory.GetFiles(Unglobbed(path), "*.png").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())];

    private static string Unglobbed(string path) => path.Replace("[[]", "\u0001", StringComparison.Ordinal).Replace("[", "\u0002", StringComparison.Ordinal).Replace("\u0001", "[", StringComparison.Ordinal);

    private void RequireSize(int width, int height)
    {
        if (width % 8 != 0 || height % 8 != 0)
            throw new PythonError($"ValueError: `height` and `width` have to be divisible by 8 but are {height} and {width}.");
        if (IsSdxl && (width % 32 != 0 || height % 32 != 0))
            throw new PythonError("RuntimeError: Sizes of tensors must match except in dimension 1.");
    }

    /// <summary>A JSON object a line, into the file that a test names.</summary>
    private static void Tell(string name, GenerationPromptLine line, int width, int height, string? guide)
    {
        if (Environment.GetEnvironmentVariable("STANDIN_DRAWN") is not { } file)
            return;
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("prompt", line.Text);
            json.WriteString("negative", line.Negative);
            json.WriteNumber("seed", line.Seed ?? -1);
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteString("guide", Path.GetFileName(guide));
            json.WriteEndObject();
        }

        File.AppendAllText(file, System.Text.Encoding.UTF8.GetString(text.ToArray()) + "\n");
    }
}
