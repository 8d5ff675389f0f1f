using KohyaPrep.Imaging.Png;
using KohyaPrep.Punks;
using KohyaPrep.Punks.Output;
using KohyaPrep.Punks.Painting;

if (CommandLine.Parse(args) is not { } line)
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

IReadOnlyList<Portrait> set = SetPainter.Paint(line.Seed, line.Count);
foreach ((string name, byte[] bytes) in SetFiles.Of(set, line.Seed))
    Write(Path.Combine(line.Folder, name), bytes);
if (line.Sheet is { } sheet)
    Write(sheet, PngWriter.Encode(ContactSheet.Of(set)));
Console.WriteLine($"{set.Count} portraits in {line.Folder}");
return 0;

// Beside its place first, so that an interrupted run leaves the old file or the new one.
static void Write(string path, byte[] bytes)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    string part = path + ".part";
    File.WriteAllBytes(part, bytes);
    File.Move(part, path, overwrite: true);
}
