namespace KohyaPrep.Core.Configs;

/// <summary>Who decides on a setting of the trainer.</summary>
public enum SettingSource
{
    /// <summary>A line of someone's configuration file.</summary>
    File,

    /// <summary>A line of the recipe.</summary>
    Recipe,

    Template,

    /// <summary>What a recipe says where nobody says otherwise.</summary>
    RecipeDefault,

    CommandLine,

    /// <summary>Worked out from the rest of the recipe.</summary>
    WorkedOut,

    TrainerDefault,

    /// <summary>The trainer itself, whatever the files say.</summary>
    Trainer,
}
