using System.Globalization;
using KohyaPrep.Benchmarks;
using KohyaPrep.Core.Recipes;

switch (args)
{
    case ["validate", string folder]:
        FolderJobs.Validate(folder);
        break;
    case ["validate-only", string folder]:
        FolderJobs.ValidateOnly(folder);
        break;
    case ["enlarge", string folder, string target, string size]:
        FolderJobs.Enlarge(folder, target, int.Parse(size, CultureInfo.InvariantCulture));
        break;
    case ["canny", string folder, string target, string size, .. string[] channel]:
        EdgeChannel looked = Words.ToEdgeChannel(channel is [string word] ? word : "luminance");
        (double low, double high) = EdgeSection.UsualThresholds(looked);
        FolderJobs.Edges(folder, target, int.Parse(size, CultureInfo.InvariantCulture), new EdgeSection(low, high, 3, false) { Channel = looked });
        break;
    case ["borders", string folder, string target, string size]:
        FolderJobs.Edges(folder, target, int.Parse(size, CultureInfo.InvariantCulture), new EdgeSection(0, 0, 3, false) { Method = EdgeMethod.Borders });
        break;
    case ["edges", string folder, .. string[] sizes]:
        EdgeTable.Print(folder, sizes is [] ? [512, 768] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        break;
    case ["recoveries", string folder, .. string[] every]:
        RecoveryTable.Print(folder, every is [string number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1);
        break;
    case ["scores", string folder]:
        ScoreTable.Print(folder);
        break;
    case ["traits", "--captions", string images, string captions]:
        TraitCaptions.Print(images, captions);
        break;
#if !FOLDER_JOBS_ONLY
    case ["traits", string folder, .. string[] seeds]:
        TraitTable.Print(folder, [.. seeds.Select(seed => ulong.Parse(seed, CultureInfo.InvariantCulture))]);
        break;
#endif
    case ["recover", string folder, string target, string method]:
        FolderJobs.Recover(folder, target, method);
        break;
    case ["sprites", string folder, string count]:
        FolderJobs.MakeSprites(folder, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["tokens"]:
        TokenSpeed.Run();
        break;
    default:
#if FOLDER_JOBS_ONLY
        Console.Error.WriteLine("usage: validate DIR | validate-only DIR | enlarge DIR OUT SIZE | canny DIR OUT SIZE [CHANNEL] | borders DIR OUT SIZE | edges DIR [SIZE…] | recover DIR OUT METHOD | recoveries DIR [EVERY] | traits --captions IMAGES CAPTIONS | scores DIR | sprites DIR COUNT | tokens");
#else
        BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(FolderJobs).Assembly).Run(args);
#endif
        break;
}
