namespace KohyaPrep.Core.Generations;

/// <summary>What is to be drawn, and how.</summary>
/// <param name="List">Prompts to draw instead of the originals' captions, one a line, in gen_img.py's own syntax; null for the captions.</param>
/// <param name="IsDistinct">Whether originals that share a caption are drawn once.</param>
/// <param name="Limit">Draw so many of the prompts, spread over all; null for all.</param>
/// <param name="Variants">Pictures of each prompt.</param>
/// <param name="Seed">All seeds follow from it.</param>
/// <param name="Steps">Of the sampler.</param>
/// <param name="Scale">How strictly the prompt is followed (classifier-free guidance).</param>
/// <param name="Sampler">One of the script's.</param>
/// <param name="BatchSize">Pictures drawn at a time.</param>
/// <param name="LoraWeight">1 is as trained.</param>
/// <param name="ControlWeight">1 is as trained.</param>
public sealed record GenerationChoices(
    IReadOnlyList<string>? List,
    bool IsDistinct,
    int? Limit,
    int Variants,
    int Seed,
    int Steps,
    double Scale,
    string Sampler,
    int BatchSize,
    double LoraWeight = 1.0,
    double ControlWeight = 0.8)
{
    /// <summary>The samplers that gen_img.py knows (gen_img.py:3251).</summary>
    public static IReadOnlyList<string> Samplers { get; } =
        ["ddim", "pndm", "lms", "euler", "euler_a", "heun", "dpm_2", "dpm_2_a", "dpmsolver", "dpmsolver++", "dpmsingle", "k_lms", "k_euler", "k_euler_a", "k_dpm_2", "k_dpm_2_a"];
}
