namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>Makes a catalogue of what a scan found.</summary>
public static class ScannedCatalogue
{
    /// <summary>
    /// Scripts that the embedded catalogue knows come first, in its order, then new ones; those in which nothing was found are left out.
    /// </summary>
    public static OptionCatalogue Of(IEnumerable<ScannedScript> scanned, CheckoutVersion version)
    {
        List<ScannedScript> scripts = [.. scanned
            .Where(script => script.Way != ScanWay.Failed)
            .OrderBy(script => Place(script.Name))
            .ThenBy(script => script.Name, StringComparer.Ordinal)];
        return new OptionCatalogue(
            version.Trainer,
            version.Version,
            version.Commit,
            version.Date,
            [.. scripts.Select(script => script.Name)],
            [.. scripts.SelectMany(script => script.Options).GroupBy(option => option.Name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(RowsOf)]);
    }

    private static int Place(string script)
    {
        int place = OptionCatalogue.Embedded.Scripts.ToList().IndexOf(script);
        return place < 0 ? int.MaxValue : place;
    }

    /// <summary>One row for each form that the option takes, in order of the first script that has it.</summary>
    private static List<TrainerOption> RowsOf(IEnumerable<TrainerOption> options)
    {
        List<TrainerOption> rows = [];
        foreach (TrainerOption option in options)
        {
            int same = rows.FindIndex(option.IsLike);
            if (same < 0)
                rows.Add(option);
            else
                rows[same] = rows[same] with { Scripts = [.. rows[same].Scripts, .. option.Scripts] };
        }

        return rows;
    }
}
