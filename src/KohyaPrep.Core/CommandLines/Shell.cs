namespace KohyaPrep.Core.CommandLines;

/// <summary>The shells whose quotation a command line may follow.</summary>
public enum Shell
{
    /// <summary>Bash, and what reads as it does (sh, zsh, a notebook's cell).</summary>
    Bash,

    /// <summary>Windows PowerShell and PowerShell 7.</summary>
    PowerShell,

    /// <summary>Windows' cmd.exe.</summary>
    Cmd,
}
