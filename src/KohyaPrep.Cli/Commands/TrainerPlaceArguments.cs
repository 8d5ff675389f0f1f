using System.CommandLine;

namespace KohyaPrep.Cli.Commands;

/// <summary>Where the trainer, its Python and the base model lie, for this run.</summary>
internal sealed class TrainerPlaceArguments
{
    public Option<string?> Scripts { get; } = new("--sd-scripts") { Description = "The folder of sd-scripts.", HelpName = "DIR" };

    public Option<string?> Python { get; } = new("--python") { Description = "The Python that sd-scripts was installed for.", HelpName = "PYTHON" };

    public Option<string?> Model { get; } = new("--model") { Description = "The base model's file.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(Scripts);
        command.Options.Add(Python);
        command.Options.Add(Model);
    }

    /// <summary>The same as settings of the recipe's keys.</summary>
    public string[] Overrides(ParseResult parse) =>
    [
        .. Override("launch.sd_scripts", parse.GetValue(Scripts)),
        .. Override("launch.python", PythonOf(parse)),
        .. Override("model", ModelOf(parse)),
    ];

    /// <summary>A bare name, or an absolute path; null when none was given.</summary>
    public string? PythonOf(ParseResult parse) =>
        parse.GetValue(Python) is not { } python || Path.GetFileName(python) == python ? parse.GetValue(Python) : Path.GetFullPath(python);

    /// <summary>An absolute path, or a name on the hub; null when none was given.</summary>
    public string? ModelOf(ParseResult parse) =>
        parse.GetValue(Model) is not { } model || model.StartsWith("hub:", StringComparison.Ordinal) ? parse.GetValue(Model) : Path.GetFullPath(model);

    private static IEnumerable<string> Override(string key, string? value) => value is null ? [] : [$"{key}={Quoted(value)}"];

    /// <summary>As a YAML text, whatever characters the path has.</summary>
    public static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
