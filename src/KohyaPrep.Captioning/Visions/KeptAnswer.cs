namespace KohyaPrep.Captioning.Visions;

/// <summary>What a model said of a picture, kept so that it need not be asked again.</summary>
/// <param name="File">The picture, in its folder.</param>
/// <param name="Ask">Told apart by what was asked: the picture's bytes, the model, the prompt and the size.</param>
/// <param name="Text">The caption; empty where there is a fault.</param>
/// <param name="Fault">Why the answer cannot be a caption; empty when it can.</param>
public sealed record KeptAnswer(string File, string Ask, string Text, string Fault, long PromptTokens, long AnswerTokens);
