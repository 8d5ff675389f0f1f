using System.Numerics;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Python's <c>random.Random(seed)</c>: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998) with Python's seeding and shuffle.</summary>
public sealed class PythonRandom
{
    private const int Size = 624;
    private const int Middle = 397;
    private readonly uint[] state = new uint[Size];
    private int next = Size;

    public PythonRandom(BigInteger seed)
    {
        byte[] bytes = BigInteger.Abs(seed).ToByteArray(isUnsigned: true);
        uint[] key = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        for (int i = 0; i < bytes.Length; i++)
            key[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        Seed(key);
    }

    /// <summary><c>random.shuffle(items)</c></summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    // Numbers of as many bits as the bound has, until one is below it.
    private int Below(int bound)
    {
        int bits = 32 - BitOperations.LeadingZeroCount((uint)bound);
        uint drawn;
        do
            drawn = Draw() >> (32 - bits);
        while (drawn >= bound);
        return (int)drawn;
    }

    private void Seed(uint[] key)
    {
        state[0] = 19650218;
        for (int n = 1; n < Size; n++)
            state[n] = 1812433253u * Mixed(n) + (uint)n;
        int at = 1, from = 0;
        for (int k = Math.Max(Size, key.Length); k > 0; k--)
        {
            state[at] = (state[at] ^ (Mixed(at) * 1664525u)) + key[from] + (uint)from;
            at = Advance(at);
            from = (from + 1) % key.Length;
        }

        for (int k = Size - 1; k > 0; k--)
        {
            state[at] = (state[at] ^ (Mixed(at) * 1566083941u)) - (uint)at;
            at = Advance(at);
        }

        state[0] = 0x80000000;
    }

    private uint Mixed(int at) => state[at - 1] ^ (state[at - 1] >> 30);

    private int Advance(int at)
    {
        if (at < Size - 1)
            return at + 1;
        state[0] = state[Size - 1];
        return 1;
    }

    private uint Draw()
    {
        if (next == Size)
            Twist();
        uint y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < Size; i++)
        {
            uint joined = (state[i] & 0x80000000) | (state[(i + 1) % Size] & 0x7FFFFFFF);
            state[i] = state[(i + Middle) % Size] ^ (joined >> 1) ^ ((joined & 1) == 0 ? 0 : 0x9908B0DF);
        }

        next = 0;
    }
}
