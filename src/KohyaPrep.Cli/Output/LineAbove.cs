using Spectre.Console;
using Spectre.Console.Rendering;

namespace KohyaPrep.Cli.Output;

/// <summary>A line that stays above a live part: what stood in its place is erased first, since the live part may have been wider.</summary>
internal sealed class LineAbove(string text) : Renderable
{
    private const string EraseDown = "\e[0J";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [Segment.Control(EraseDown), .. ((IRenderable)new Text(text)).Render(options, maxWidth), Segment.LineBreak];
}
