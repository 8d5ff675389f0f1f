using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Commands;

/// <summary>The recipe that an option of advice becomes.</summary>
/// <param name="Path">The file to write.</param>
internal sealed record AdvisedFile(string Path, string Text, AdviceOption Option)
{
    private const string Advice = "advice";

    /// <param name="source"><c>advice</c>, or <c>advice:OPTION</c>.</param>
    /// <param name="path">The file to write; null for a name that is free.</param>
    /// <param name="like">The recipe to take pictures, captions and machine from; null for the workspace's.</param>
    /// <param name="images">A folder of pictures instead; null for none.</param>
    /// <exception cref="KohyaPrepException">There is no such option, nothing to advise from, or no recipe to take the pictures from.</exception>
    public static AdvisedFile Of(string source, string? path, string? like, string? images, string? captions, string trigger, Terminal terminal)
    {
        string[] parts = source.Split(':', 2);
        if (parts[0] != Advice)
            throw new KohyaPrepException($"--from {source}: it takes `advice` or `advice:OPTION`.");
        string folder = path is null ? "." : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        string place = like ?? (Directory.Exists(folder) ? folder : ".");
        WorkspaceFacts facts = WorkspaceArguments.ReadFacts(terminal, place, CancellationToken.None);
        (AdviceBook book, IReadOnlyList<Finding> findings) = WorkspaceArguments.ReadBook(null, facts.Folder);
        if (findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } fault)
            throw new KohyaPrepException(FindingText.LineOf(fault));
        Recommendation advice = Adviser.Advise(book, facts with { Told = book.Tried });
        OptionAdvice option = parts.Length == 2 ? Named(advice, parts[1]) : First(advice);
        string file = path ?? System.IO.Path.Combine(folder, option.RecipeFile);
        return new AdvisedFile(file, AdvisedRecipe.Text(option.Option, Base(facts, file, images, captions, trigger)), option.Option);
    }

    private static OptionAdvice Named(Recommendation advice, string name)
    {
        if (advice.Options.FirstOrDefault(option => option.Option.Name == name) is { } found)
            return found;
        string[] names = [.. advice.Options.Select(option => option.Option.Name)];
        throw new KohyaPrepException($"There is no option '{name}' in the advice. {(Nearest.Of(name, names) is { } near ? $"Did you mean '{near}'?" : $"There are {string.Join(", ", names)}.")}");
    }

    private static OptionAdvice First(Recommendation advice)
    {
        if (advice.Next.Count > 0)
            return advice.Next[0];
        string names = string.Join(", ", advice.Options.Select(option => option.Option.Name));
        throw new KohyaPrepException(
            advice.Result is null ? $"Nothing has been scored, so nothing is advised yet. Name an option: `--from advice:OPTION` with one of {names}."
            : advice.IsDone ? $"The result is good enough ({advice.Step!.Say}), so no training is advised. Name an option to go on all the same: {names}."
            : !advice.IsExhausted && advice.First is { } first ? $"Before any training: {first.Text}. Name an option to train all the same: {names}."
            : $"Every option was tried. Name one to try it again: {names}.");
    }

    /// <summary>The workspace's recipe, or one for the folder of pictures that was named.</summary>
    private static Recipe Base(WorkspaceFacts facts, string file, string? images, string? captions, string trigger)
    {
        if (images is null && facts.Recipe is { } recipe)
            return recipe with { File = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, System.IO.Path.GetFileName(recipe.File)) };
        if (images is null)
            throw new KohyaPrepException("No recipe lies here that says where the pictures are. Add `--images DIR`, or name a recipe with `--like`.");
        string text = RecipeText.Of("lora-sd15", System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, images, captions, trigger);
        return RecipeReader.Parse(text, file).Recipe ?? throw new InvalidOperationException("The recipe of a template has errors.");
    }
}
