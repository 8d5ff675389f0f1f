namespace KohyaPrep.Launching.Preflights;

/// <summary>Tries out a folder that need not exist yet.</summary>
internal static class OutputProbe
{
    /// <summary>What the system says against writing a file there; null when it goes.</summary>
    public static string? Trouble(string folder)
    {
        List<string> made = [];
        string? probe = null;
        try
        {
            for (string? missing = folder; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
                made.Add(missing);
            Directory.CreateDirectory(folder);
            probe = Path.Combine(folder, $".kohyaprep-{Guid.NewGuid():N}");
            using FileStream file = new(probe, FileMode.CreateNew, FileAccess.Write);
            file.Write("Can be removed."u8);
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
        finally
        {
            Remove(probe, made);
        }
    }

    /// <summary>Room left to this user, in bytes; null when it cannot be told.</summary>
    public static long? FreeBytes(string folder)
    {
        string? existing = folder;
        while (existing is not null && !Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing);
        if (existing is null)
            return null;
        try
        {
            return new DriveInfo(existing).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // a network folder on Windows has no drive
        }
    }

    private static void Remove(string? probe, List<string> made)
    {
        try
        {
            if (probe is not null)
                File.Delete(probe);
            foreach (string folder in made.Where(Directory.Exists))
                Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What could be made but not removed (or what someone else wrote into it meanwhile) does no harm.
        }
    }
}
