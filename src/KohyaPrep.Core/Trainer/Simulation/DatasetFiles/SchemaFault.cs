namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>A place at which a file does not have the form that the trainer asks for.</summary>
/// <param name="Place">Such as <c>datasets[0].subsets[1].num_repeats</c>.</param>
/// <param name="What">What is wrong there, as the rest of a sentence that begins with the place.</param>
/// <param name="Line">1-based; 0 where it is not known.</param>
internal sealed record SchemaFault(string Place, string What, int Line)
{
    public string Sentence => $"{Place}{(Line > 0 ? $" (line {Line})" : "")} {What}";
}
