namespace KohyaPrep.Core.Recipes;

/// <summary>Where the base model of a recipe is.</summary>
public abstract record ModelSource
{
    private ModelSource()
    {
    }

    /// <summary>What the trainer is told as <c>pretrained_model_name_or_path</c>; null when there is nothing to tell.</summary>
    public abstract string? Setting { get; }

    /// <summary>A file, or a folder in diffusers' form, on this machine.</summary>
    /// <param name="Path">Absolute.</param>
    public sealed record OnDisk(string Path) : ModelSource
    {
        public override string? Setting => Path.Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A model of the Hugging Face hub, which the trainer downloads itself.</summary>
    public sealed record OnHub(string Name) : ModelSource
    {
        public override string? Setting => Name;
    }

    /// <summary>Nothing on this machine answers to the name.</summary>
    /// <param name="Known">What is known of a model of this name; null for none.</param>
    public sealed record Missing(string Name, BaseModel? Known) : ModelSource
    {
        public override string? Setting => null;
    }
}
