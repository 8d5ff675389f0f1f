using System.Globalization;
using BenchmarkDotNet.Running;
using KohyaPrep.Benchmarks;

switch (args)
{
    case ["validate", string folder]:
        FolderJobs.Validate(folder);
        break;
    case ["enlarge", string folder, string target, string size]:
        FolderJobs.Enlarge(folder, target, int.Parse(size, CultureInfo.InvariantCulture));
        break;
    case ["canny", string folder, string target, string size]:
        FolderJobs.Canny(folder, target, int.Parse(size, CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
