using System.Text;

namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>Files for the rules on captions.</summary>
internal static class CaptionFaults
{
    private const string Table = "captions: {template: \"{trigger}, {hair} hair\", trigger: punk, tables: [words.csv]}";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        new("CAP001", "set/p01.png", () => SetFiles.Sprites(3).Without("set/p01.txt"), () => SetFiles.Sprites(3)),
        InText("CAP002", "", "punk"),
        InText("CAP002", "  \n\t\n", "punk"),
        InFile("CAP003", "set/p01.txt", [.. "punk in a caf"u8, 0xE9], "punk in a café"u8.ToArray()),
        InFile("CAP003", "set/p01.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("punk")], "punk"u8.ToArray()),
        InText("CAP004", "punk, hat\nblue background", "punk, hat, blue background\n", line: 2),
        InText("CAP005", "\ufeffpunk, hat", "punk, hat", line: 1),
        InText("CAP006", "punk, hat, #a3b1c2 background", "punk, hat, blue background", line: 1),
        new(
            "CAP008", "recipe.yaml:8",
            () => SetFiles.Sprites(2).WithRecipe("lora-sd15", more: "captions:\n  template: \"{triger}, {background}\""),
            () => SetFiles.Sprites(2).WithRecipe("lora-sd15", more: "captions:\n  trigger: punk\n  template: \"{trigger}, {background}\"")),
        InText("CAP020", $"punk{string.Concat(Enumerable.Repeat(", hat", 40))}", "punk, hat", line: 1),
        InText("CAP021", "punk in a cafÃ©", "punk in a café", line: 1),
        InText("CAP022", "punk, eyes at (9, 12) and (14, 12)", "punk, eyes wide apart", line: 1),
        InText("CAP023", "punk, blue background, smile, Blue background", "punk, blue background, smile", line: 1),
        InText("CAP024", "punk, light light skin", "punk, light skin", line: 1),
        InText("CAP025", "punk, brown hair, smile, blonde hair", "punk, brown hair, smile", line: 1),
        new(
            "CAP026", "set/p01.txt:1",
            () => SetFiles.Sprites(3).With("set/p01.txt", "someone, smile").WithRecipe("lora-sd15", more: "captions: {trigger: punk}"),
            () => SetFiles.Sprites(3).WithRecipe("lora-sd15", more: "captions: {trigger: punk}")),
        new("CAP027", "set/p00.txt:1", () => Captions(12, i => i < 4 ? "punk, smile" : $"punk, hat {i}"), () => Captions(12, i => $"punk, hat {i}")),
        new("CAP028", "set", () => Captions(12, i => $"pixel art, sharp edges, hat {i}"), () => Captions(12, i => $"pixel art, hat {i}")),
        new("CAP029", "set/p05.txt:1", () => Captions(6, i => i < 5 ? "a punk with brown eyes" : "a punk with rbown eyes"), () => Captions(6, _ => "a punk with brown eyes")),
        InText("CAP030", "punk, hair, smile", "punk, brown hair, smile", line: 1),
        ByTable("CAP040", "words.csv:3", "file_name,hair\np00.png,brown\n\"p01.png,blue\n", "file_name,hair\np00.png,brown\np01.png,blue\np02.png,red\n"),
        ByTable("CAP041", "words.csv:5", "file_name,hair\np00.png,brown\np01.png,blue\np02.png,red\np77.png,red\n", "file_name,hair\np00.png,brown\np01.png,blue\np02.png,red\n"),
        ByTable("CAP042", "set/p02.png", "file_name,hair\np00.png,brown\np01.png,blue\n", "file_name,hair\np00.png,brown\np01.png,blue\np02.png,red\n"),
        ByTable("CAP043", "words.csv:5", "file_name,hair\np00.png,brown\np01.png,blue\np02.png,red\np00.png,green\n", "file_name,hair\np00.png,brown\np01.png,blue\np02.png,red\n"),
        new(
            "CAP045", "set",
            () => Captions(6, i => $"pixel art, 24x24, bespoke punk, hat {i}").WithRecipe("lora-sd15", more: "captions: {trigger: bespoke punk}\noptions: {shuffle_caption: true, keep_tokens: 1}"),
            () => Captions(6, i => $"pixel art, 24x24, bespoke punk, hat {i}").WithRecipe("lora-sd15", more: "captions: {trigger: bespoke punk}\noptions: {shuffle_caption: true, keep_tokens: 3}")),
    ];

    private static FaultCase InText(string code, string bad, string good, int line = 0) =>
        InFile(code, line == 0 ? "set/p01.txt" : $"set/p01.txt:{line}", Encoding.UTF8.GetBytes(bad), Encoding.UTF8.GetBytes(good));

    private static FaultCase InFile(string code, string at, byte[] bad, byte[] good) =>
        new(code, at, () => SetFiles.Sprites(3).With("set/p01.txt", bad), () => SetFiles.Sprites(3).With("set/p01.txt", good));

    private static FaultCase ByTable(string code, string at, string bad, string good) => new(code, at, () => WithTable(bad), () => WithTable(good));

    private static SetFiles WithTable(string table) =>
        SetFiles.Sprites(3).Without("set/p00.txt", "set/p01.txt", "set/p02.txt").With("words.csv", table).WithRecipe("lora-sd15", more: Table);

    private static SetFiles Captions(int count, Func<int, string> text)
    {
        SetFiles set = SetFiles.Sprites(count);
        for (int i = 0; i < count; i++)
            set.With($"set/p{i:00}.txt", text(i));
        return set;
    }
}
