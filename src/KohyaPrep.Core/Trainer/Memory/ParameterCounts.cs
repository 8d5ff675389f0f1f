using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Elements of the parts of the base models.</summary>
internal static class ParameterCounts
{
    public const long Vae = 83_653_863;

    private const long FirstEncoder = 123_060_480;
    private const long SecondEncoder = 694_659_841;
    private const int Vocabulary = 49_408;

    public static long Unet(ModelFamily family) => family == ModelFamily.Sdxl ? 2_567_463_684 : 859_520_964;

    public static long ControlNet(ModelFamily family) => family == ModelFamily.Sdxl ? 1_251_014_160 : 361_279_120;

    public static long TextEncoders(ModelFamily family) => family == ModelFamily.Sdxl ? FirstEncoder + SecondEncoder : FirstEncoder;

    /// <summary>Of the token embeddings of the text encoders.</summary>
    public static long TokenEmbeddings(ModelFamily family) => Vocabulary * (family == ModelFamily.Sdxl ? 768L + 1280 : 768);
}
