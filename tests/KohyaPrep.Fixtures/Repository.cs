namespace KohyaPrep.Fixtures;

/// <summary>Where the checkout lies, found from the running test's own place.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The absolute path of something in the checkout.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "KohyaPrep.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of a checkout.");
    }
}
