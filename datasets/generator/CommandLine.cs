using System.Globalization;

namespace KohyaPrep.Punks;

/// <summary>What the generator was asked for.</summary>
public sealed record CommandLine(string Folder, ulong Seed, int Count, string? Sheet)
{
    public const string Usage = "usage: KohyaPrep.Punks OUT [--seed N] [--count N] [--sheet FILE.png]";

    /// <summary>The seed of the committed set.</summary>
    public const ulong DefaultSeed = 2424;

    public const int DefaultCount = 204;

    private const int MostPeople = 999;

    /// <returns>Null when the arguments are not those of <see cref="Usage"/>.</returns>
    public static CommandLine? Parse(IReadOnlyList<string> arguments)
    {
        CommandLine line = new("", DefaultSeed, DefaultCount, null);
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (!argument.StartsWith('-') && argument.Length > 0 && line.Folder.Length == 0)
            {
                line = line with { Folder = argument };
                continue;
            }

            if (++i >= arguments.Count)
                return null;
            string value = arguments[i];
            switch (argument)
            {
                case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed):
                    line = line with { Seed = seed };
                    break;
                case "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                    && count is > 0 and <= MostPeople:
                    line = line with { Count = count };
                    break;
                case "--sheet":
                    line = line with { Sheet = value };
                    break;
                default:
                    return null;
            }
        }

        return line.Folder.Length == 0 ? null : line;
    }
}
