using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules;

/// <summary>
/// A fault that has a code and a name, with the words that <c>explain</c>, the docs and the findings take from here.
/// One rule a file; its family is the folder (IMG, CAP, SET, CFG, ENV, RUN).
/// </summary>
public abstract class Rule
{
    /// <summary>Family and number, such as <c>IMG001</c>. Never given to another fault later.</summary>
    public abstract string Code { get; }

    /// <summary>The fault in two or three words, in kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>How grave it is at its worst; a finding of a milder case may say less.</summary>
    public abstract Severity Severity { get; }

    /// <summary>What the rule finds, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>What the fault does to a training, in a few sentences.</summary>
    public abstract string Why { get; }

    /// <summary>What to do about it, in general.</summary>
    public abstract string Remedy { get; }

    /// <summary>A bad and a good case for <c>explain</c> and the docs; null when there is nothing to show.</summary>
    public virtual Example? Example => null;

    /// <summary>What <c>check --fix</c> does about its findings, or about those of them that offer it; null when only the user can do something.</summary>
    public virtual RuleFix? Fix => null;

    /// <summary>Makes a finding of this rule.</summary>
    /// <param name="message">What is the matter at this place.</param>
    /// <param name="remedy">What to do here; the rule's general remedy when null.</param>
    /// <param name="severity">How grave it is here; the rule's own severity when null.</param>
    public Finding At(Location location, string message, string? remedy = null, Severity? severity = null) =>
        new(Code, Name, severity ?? Severity, location, message, remedy ?? Remedy);
}

/// <summary>A rule that looks at one kind of subject: facts of a picture, a caption, a dataset, a recipe.</summary>
public abstract class Rule<TSubject> : Rule
{
    /// <summary>Returns what is wrong with the subject; reads no file.</summary>
    public abstract IEnumerable<Finding> Check(TSubject subject);
}
