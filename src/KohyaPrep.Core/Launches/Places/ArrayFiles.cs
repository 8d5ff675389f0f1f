using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>Scripts that prepare a large set in parts, one for each job of a Slurm array or each rank of a SkyPilot job, and join the parts.</summary>
public static class ArrayFiles
{
    /// <param name="recipe">The recipe that every machine sees.</param>
    /// <param name="recipePath">The recipe, as seen from the folder of the scripts.</param>
    /// <param name="place">Slurm or SkyPilot.</param>
    /// <param name="shards">How many parts.</param>
    /// <exception cref="KohyaPrepException">The place knows no arrays, or SkyPilot has no bucket to put the parts into.</exception>
    public static IReadOnlyList<TrainerFile> Of(Recipe recipe, string recipePath, Place place, int shards)
    {
        Dictionary<string, string> values = new()
        {
            ["name"] = PlacedRun.PlainName(recipe.Name),
            ["recipe"] = ShellLine.Quote(recipePath),
            ["shards"] = shards.ToString(CultureInfo.InvariantCulture),
            ["last_share"] = (shards - 1).ToString(CultureInfo.InvariantCulture),
            ["further"] = string.Join('\n', recipe.Launch.Further.Select(option => "#SBATCH " + PlaceFiles.OneLine(option))),
            ["bucket"] = PlaceFiles.Quoted(recipe.Launch.Storage ?? ""),
        };
        switch (place)
        {
            case Place.Slurm:
                return [.. ((string[])["prepare-array.sbatch", "prepare-merge.sbatch"]).Select(name => new TrainerFile(name, PlaceTexts.Of($"slurm/{name}", values)))];
            case Place.SkyPilot:
                if (recipe.Launch.Storage is null)
                    throw new KohyaPrepException("The machines of SkyPilot share a bucket only: name one with `launch: {storage: BUCKET}`.");
                return [.. ((string[])["prepare-array", "prepare-merge"]).Select(name => new TrainerFile($"{name}.yaml", PlaceTexts.Of($"skypilot/{name}.sky", values)))];
            default:
                throw new KohyaPrepException($"{Words.Places[(int)place]} has no arrays of jobs; slurm and skypilot have.");
        }
    }
}
