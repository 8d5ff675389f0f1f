namespace KohyaPrep.Core.Launches;

/// <summary>Takes terminal escape sequences (colours, cursor moves, OSC 8 links) out of a text that comes in pieces.</summary>
internal sealed class EscapeFilter
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private State state;

    private enum State
    {
        Text,
        Escape,
        Sequence,
        Command,
        CommandEscape,
    }

    /// <summary>Whether this character is text, not part of an escape sequence.</summary>
    public bool IsText(char c)
    {
        // A line break ends a sequence that was cut short: it must not swallow the rest of the log.
        if (c is '\n' or '\r')
            state = State.Text;
        switch (state)
        {
            case State.Text when c == Escape:
                state = State.Escape;
                return false;
            case State.Text:
                return true;
            case State.Escape:
                state = c switch { '[' => State.Sequence, ']' => State.Command, _ => State.Text };
                return false;
            case State.Sequence:
                if (c is >= '@' and <= '~')
                    state = State.Text;
                return false;
            case State.Command:
                state = c switch { Bell => State.Text, Escape => State.CommandEscape, _ => State.Command };
                return false;
            default:
                state = c == '\\' ? State.Text : State.Command;
                return false;
        }
    }
}
