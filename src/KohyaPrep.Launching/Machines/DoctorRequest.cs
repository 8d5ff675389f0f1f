using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Launching.Machines;

/// <summary>What is to be looked at.</summary>
/// <param name="SdScripts">The checkout, absolute.</param>
/// <param name="Python">The trainer's Python: a path or a bare name.</param>
/// <param name="Script">The script's path, absolute.</param>
/// <param name="Accelerate">The settings that the launch would use; null to read those of accelerate's own place.</param>
/// <param name="OutputFolder">Where models would be saved, absolute.</param>
/// <param name="NeededBytes"><inheritdoc cref="LaunchFacts.NeededBytes" path="/summary"/></param>
/// <param name="Model">The base model's file or folder, absolute; null for none.</param>
public sealed record DoctorRequest(string SdScripts, string Python, string Script, AccelerateFacts? Accelerate, string OutputFolder, long? NeededBytes, string? Model);
