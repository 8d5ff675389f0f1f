using System.CommandLine;
using System.Globalization;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Commands;

/// <summary>How edge maps are drawn, on the command line: the keys that a recipe has under <c>edges</c>.</summary>
internal sealed class EdgeArguments
{
    private readonly Option<string> method = Word("--method", "edges.method");
    private readonly Option<string> channel = Word("--channel", "edges.channel");
    private readonly Option<double?> low = new("--low") { Description = Meaning("edges.low") };
    private readonly Option<double?> high = new("--high") { Description = Meaning("edges.high") };
    private readonly Option<string> aperture = Word("--aperture", "edges.aperture");
    private readonly Option<bool> l2 = new("--l2-gradient") { Description = "Measure gradients by their Euclidean length." };
    private readonly Option<string> blur = Word("--blur", "edges.blur");
    private readonly Option<int> thickness = Number("--thickness", "edges.thickness");
    private readonly Option<int> dilate = Number("--dilate", "edges.dilate");
    private readonly Option<bool> invert = new("--invert") { Description = "Draw black lines on white." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[method, channel, low, high, aperture, l2, blur, thickness, dilate, invert])
            command.Add(option);
    }

    public EdgeSection Read(ParseResult parse)
    {
        EdgeChannel looked = Words.ToEdgeChannel(parse.GetValue(channel)!);
        (double usualLow, double usualHigh) = EdgeSection.UsualThresholds(looked);
        return new EdgeSection(parse.GetValue(low) ?? usualLow, parse.GetValue(high) ?? usualHigh, Size(parse.GetValue(aperture)), parse.GetValue(l2))
        {
            Method = Words.ToEdgeMethod(parse.GetValue(method)!),
            Channel = looked,
            Blur = Size(parse.GetValue(blur)),
            Thickness = parse.GetValue(thickness),
            Dilate = parse.GetValue(dilate),
            Invert = parse.GetValue(invert),
        };
    }

    private static Option<string> Word(string name, string key)
    {
        RecipeField field = RecipeFields.Find(key)!;
        Option<string> option = new(name) { Description = Meaning(key), DefaultValueFactory = _ => field.Default! };
        option.AcceptOnlyFromAmong([.. field.Choices]);
        return option;
    }

    private static Option<int> Number(string name, string key)
    {
        RecipeField field = RecipeFields.Find(key)!;
        Option<int> option = new(name) { Description = Meaning(key), DefaultValueFactory = _ => Size(field.Default), HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is int number && (number < field.Minimum || number > field.Maximum))
                result.AddError($"{name}: {number} is none of its values. It takes {field.Expected}.");
        });
        return option;
    }

    private static int Size(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static string Meaning(string key) => RecipeFields.Find(key)!.Meaning.Replace("`", "", StringComparison.Ordinal);
}
