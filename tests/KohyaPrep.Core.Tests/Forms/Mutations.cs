using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

/// <summary>Cuts, doubles, swaps and replaces bytes.</summary>
internal sealed class Mutations(int seed)
{
    private readonly Random random = new(Effort.Seed + seed);

    public byte[] Of(byte[] bytes)
    {
        List<byte> changed = [.. bytes];
        for (int left = random.Next(1, 5); left > 0 && changed.Count > 0; left--)
        {
            int at = random.Next(changed.Count);
            int length = Math.Min(random.Next(1, 12), changed.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    changed.RemoveRange(at, length);
                    break;
                case 1:
                    changed.InsertRange(at, changed.GetRange(at, length));
                    break;
                case 2:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 3:
                    changed[at] = (byte)"\"'[]{}=:,#\\\n -.0e"[random.Next(17)];
                    break;
                default:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }

        return [.. changed];
    }
}
