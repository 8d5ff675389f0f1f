using System.Numerics;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>
/// Python 3's <c>random.Random(seed)</c>: the Mersenne Twister MT19937, seeded from the absolute value of a whole number.
/// </summary>
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
        Buffer.BlockCopy(bytes, 0, key, 0, bytes.Length);
        Mix(key);
    }

    /// <summary>Python's <c>shuffle</c>: from the last item down, each changes places with one that is not behind it.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (int last = items.Count - 1; last > 0; last--)
        {
            int other = (int)Below((uint)last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>Python's <c>_randbelow</c>: draws of as many bits as the bound has, until one lies below it.</summary>
    /// <param name="bound">Above 0.</param>
    public uint Below(uint bound)
    {
        int bits = 32 - BitOperations.LeadingZeroCount(bound);
        uint draw;
        do
        {
            draw = Bits(bits);
        }
        while (draw >= bound);
        return draw;
    }

    /// <summary>Python's <c>getrandbits</c>.</summary>
    /// <param name="count">1 to 32.</param>
    public uint Bits(int count) => Draw() >> (32 - count);

    // The reference implementation's init_by_array, by which Python seeds.
    private void Mix(uint[] key)
    {
        state[0] = 19650218;
        for (uint at = 1; at < Size; at++)
            state[at] = (1812433253 * (state[at - 1] ^ (state[at - 1] >> 30))) + at;

        int place = 1;
        for (int step = 0; step < Math.Max(Size, key.Length); step++)
        {
            int word = step % key.Length;
            state[place] = (state[place] ^ (Before(place) * 1664525)) + key[word] + (uint)word;
            place = Following(place);
        }

        for (int step = 1; step < Size; step++)
        {
            state[place] = (state[place] ^ (Before(place) * 1566083941)) - (uint)place;
            place = Following(place);
        }

        state[0] = 0x80000000;
    }

    private uint Before(int place) => state[place - 1] ^ (state[place - 1] >> 30);

    // The first word is the last one's copy each time round.
    private int Following(int place)
    {
        if (place + 1 < Size)
            return place + 1;
        state[0] = state[Size - 1];
        return 1;
    }

    private uint Draw()
    {
        if (next == Size)
            Twist();
        uint draw = state[next++];
        draw ^= draw >> 11;
        draw ^= (draw << 7) & 0x9d2c5680;
        draw ^= (draw << 15) & 0xefc60000;
        return draw ^ (draw >> 18);
    }

    private void Twist()
    {
        for (int at = 0; at < Size; at++)
        {
            uint joined = (state[at] & 0x80000000) | (state[(at + 1) % Size] & 0x7fffffff);
            state[at] = state[(at + Middle) % Size] ^ (joined >> 1) ^ ((joined & 1) * 0x9908b0df);
        }

        next = 0;
    }
}
