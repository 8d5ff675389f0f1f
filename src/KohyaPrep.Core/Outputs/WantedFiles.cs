namespace KohyaPrep.Core.Outputs;

/// <summary>The files that are to be there, in the order of their jobs, and what is known of each.</summary>
internal sealed class WantedFiles
{
    private readonly OutputFile[] files;
    private readonly UInt128[] hashes;
    private readonly bool[] isStale;

    /// <summary>Where a file that was made lies: the number of its folder among those that were asked.</summary>
    private readonly ushort[] places;

    private WantedFiles(OutputFile[] files)
    {
        this.files = files;
        hashes = new UInt128[files.Length];
        isStale = new bool[files.Length];
        places = new ushort[files.Length];
    }

    public int Count => files.Length;

    /// <summary>How many are missing, or not as they should be.</summary>
    public int StaleCount { get; private set; }

    /// <summary>The numbers of the files that are missing, or not as they should be.</summary>
    public IEnumerable<int> Stale => Enumerable.Range(0, files.Length).Where(file => isStale[file]);

    /// <summary>Looks at every file, with all cores.</summary>
    /// <param name="force">Whether files that were edited by hand may be replaced.</param>
    /// <exception cref="KohyaPrepException">Files were edited by hand.</exception>
    public static WantedFiles Of(IEnumerable<OutputJob> jobs, OutputSurvey survey, bool force, CancellationToken cancellation)
    {
        WantedFiles wanted = new([.. jobs.SelectMany(job => job.Files)]);
        bool[] foreign = new bool[wanted.Count];
        Parallel.For(0, wanted.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, file =>
        {
            if (survey.Find(wanted.files[file], out foreign[file]) is { } known)
                wanted.hashes[file] = known.Hash;
            else
                wanted.isStale[file] = true;
        });
        if (!force)
            survey.Refuse(Enumerable.Range(0, foreign.Length).Where(file => foreign[file]).Select(file => wanted.files[file].Path));
        wanted.StaleCount = wanted.isStale.Count(stale => stale);
        return wanted;
    }

    public OutputFile File(int file) => files[file];

    public bool IsStale(int file) => isStale[file];

    public int PlaceOf(int file) => places[file];

    /// <summary>Says that a stale file lies ready.</summary>
    public void Made(int file, UInt128 hash, int place) => (hashes[file], places[file]) = (hash, (ushort)place);

    /// <summary>The state that is reached when every stale file is in its place.</summary>
    public OutputLock ToLock()
    {
        // Loops: of many files, what a list grows through takes as much memory again.
        string[] paths = new string[files.Length];
        OutputEntry[] entries = new OutputEntry[files.Length];
        for (int file = 0; file < files.Length; file++)
            (paths[file], entries[file]) = (files[file].Path, new OutputEntry(files[file].Key, hashes[file]));
        return OutputLock.Of(paths, entries);
    }
}
