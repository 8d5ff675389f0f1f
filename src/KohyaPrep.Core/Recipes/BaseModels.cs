using System.Text.Json;

namespace KohyaPrep.Core.Recipes;

/// <summary>The base models that are known by name, from <c>base-models.json</c>.</summary>
public static class BaseModels
{
    private static readonly Lazy<IReadOnlyList<BaseModel>> Known = new(Read);

    public static IReadOnlyList<BaseModel> All => Known.Value;

    /// <summary>The model of this name, or with a file of this name; letters' case, spaces and underscores do not matter. Null for none.</summary>
    public static BaseModel? Find(string name)
    {
        string plain = Plain(Path.GetFileNameWithoutExtension(name + "."));
        string plainFile = Plain(Path.GetFileName(name));
        return All.FirstOrDefault(model => Plain(model.Name) == plain || model.FileNames.Any(file => Plain(file) == plainFile));
    }

    private static string Plain(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static List<BaseModel> Read()
    {
        using Stream stream = typeof(BaseModels).Assembly.GetManifestResourceStream("base-models.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.EnumerateArray().Select(model => new BaseModel(
                model.GetProperty("name").GetString()!,
                Words.ToFamily(model.GetProperty("family").GetString()!),
                [.. model.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)],
                model.GetProperty("where").GetString()!,
                model.GetProperty("licence").GetString()!)),
        ];
    }
}
