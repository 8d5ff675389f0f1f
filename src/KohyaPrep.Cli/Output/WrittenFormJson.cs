using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// A conversion as one JSON object: the content under the name of its form (an object; for a command line its text),
/// <c>dataset</c> where a dataset file goes with it, <c>command</c> (its words, or null) and <c>lost</c>, each with <c>name</c>,
/// <c>value</c>, <c>file</c>, <c>line</c> and <c>why</c>.
/// </summary>
internal static class WrittenFormJson
{
    public static void Write(TextWriter writer, WrittenForm written, string form) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName(form);
        if (written.Tree is { } tree)
            json.WriteNode(tree);
        else
            json.WriteStringValue(written.Files[0].Text);
        if (written.Dataset is { } dataset)
        {
            json.WritePropertyName("dataset");
            json.WriteNode(dataset);
        }

        if (written.Command is { } command)
            json.WriteTexts("command", command);
        else
            json.WriteNull("command");
        LostJson.Write(json, written.Lost);
        json.WriteEndObject();
    }));
}
