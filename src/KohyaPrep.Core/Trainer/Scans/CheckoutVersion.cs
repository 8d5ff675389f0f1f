namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>What git says of a checkout; every part is empty where it says nothing.</summary>
/// <param name="Trainer">The repository, such as <c>kohya-ss/sd-scripts</c>.</param>
/// <param name="Version">The nearest tag, such as <c>v0.10.1</c> or <c>v0.10.1-3-g0123456</c>; with <c>-dirty</c> where files were changed.</param>
public sealed record CheckoutVersion(string Trainer, string Version, string Commit, string Date)
{
    public static readonly CheckoutVersion Unknown = new("", "", "", "");
}
