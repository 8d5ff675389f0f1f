namespace KohyaPrep.Core.Configs;

/// <summary>
/// A value while its file is being read: tables and arrays still grow. The members are Python's operators, which raise Python's
/// exceptions where the value is not of the kind that the reader takes it for.
/// </summary>
internal abstract class PythonTomlDraft
{
    /// <summary>As Python's messages name the type.</summary>
    protected abstract string TypeName { get; }

    public abstract ConfigNode Node { get; }

    /// <summary><c>repr(value)</c></summary>
    public abstract string Shown { get; }

    /// <summary><c>key in value</c></summary>
    public virtual bool Contains(string key) => throw PythonFailure.OfType($"argument of type '{TypeName}' is not iterable");

    /// <summary><c>value[key]</c></summary>
    public virtual PythonTomlDraft Get(string key) => throw Unsubscriptable();

    /// <summary><c>value[key] = …</c></summary>
    public virtual void Set(string key, PythonTomlDraft value) =>
        throw PythonFailure.OfType($"'{TypeName}' object does not support item assignment");

    /// <summary><c>value[-1]</c></summary>
    public virtual PythonTomlDraft Last() => throw Unsubscriptable();

    /// <summary><c>value.append(…)</c></summary>
    public virtual void Append(PythonTomlDraft value) =>
        throw new PythonFailure("AttributeError", $"'{TypeName}' object has no attribute 'append'");

    private PythonFailure Unsubscriptable() => PythonFailure.OfType($"'{TypeName}' object is not subscriptable");
}
