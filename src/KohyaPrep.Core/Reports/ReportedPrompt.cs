using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>A prompt that pictures were drawn from.</summary>
/// <param name="Place">From 0.</param>
/// <param name="Original">The picture whose caption it is; null when it is nobody's.</param>
public sealed record ReportedPrompt(int Place, string Text, PagePicture? Original);
