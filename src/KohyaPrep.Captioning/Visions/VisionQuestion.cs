using System.IO.Hashing;
using System.Text;
using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Captioning.Visions;

/// <summary>A question about one picture.</summary>
public sealed record VisionQuestion(ImageFacts Picture, string Prompt)
{
    /// <summary>What tells questions apart, as 32 hexadecimal digits.</summary>
    public string AskOf(VisionSetting setting) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{Picture.FileHash}\n{setting.Model}\n{setting.Size}\n{Prompt}")));
}
