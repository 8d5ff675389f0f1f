using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Captions;

/// <summary>All that a template may say of the pictures of a dataset.</summary>
public static class CaptionSources
{
    /// <param name="template">As it was written; what it does not ask for is not looked at. Null for none.</param>
    /// <param name="tables">Absolute paths.</param>
    /// <param name="tableKey">The column that says which picture a row is about; null for the likeliest.</param>
    /// <param name="shown">Turns an absolute path into what the user would write.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TableReading Read(
        string? template, IReadOnlyList<string> tables, string? tableKey, Dataset dataset, Func<string, string> shown, Action<int, int>? progress, CancellationToken cancellation)
    {
        TableReading read = tables.Count == 0 ? new TableReading(CaptionValues.None, []) : CaptionTables.Read(tables, tableKey, dataset, shown);
        bool asksPixels = template is not null && CaptionTemplate.Parse(template, read.Values.Columns).Uses([.. PortraitValues.Fields]);
        return asksPixels ? read with { Values = read.Values.Before(PortraitValues.Read(dataset, progress, cancellation)) } : read;
    }
}
