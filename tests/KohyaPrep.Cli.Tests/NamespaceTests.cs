using System.Reflection;
using System.Reflection.Emit;
using KohyaPrep.Core;

namespace KohyaPrep.Cli.Tests;

/// <summary>
/// The way of the data (Recipe → Dataset → … → Run) as namespaces of the core library: each may use those that are written down
/// here, and no other. Found in the compiled code, so that a partly qualified name is seen too.
/// </summary>
public sealed class NamespaceTests
{
    /// <summary>
    /// What each namespace uses, from the first of the way to the last. Rules look back on all of it; nothing but commands and
    /// Preparations was to look at them, and what stands above what it uses has its reason beside it.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Findings"] = [],
        ["Outputs"] = [],

        // Outputs: hashes, and files that are there whole or not at all.
        ["Changes"] = ["Findings", "Outputs"],
        ["Scores"] = ["Findings"],
        ["Models"] = [],

        // Rules: what is wrong with a key is found while it is read, in the words of its rule.
        ["Recipes"] = ["Findings", "Rules"],

        // Captions: a caption file is split into lines as Python does it.
        ["Datasets"] = ["Captions", "Findings", "Recipes"],

        // Rules: what is wrong with a table is found while it is held against the pictures, in the words of its rule.
        ["Captions"] = ["Datasets", "Findings", "Rules"],

        // Outputs: caches of the trainer that a changed file makes stale.
        ["Fixes"] = ["Captions", "Changes", "Datasets", "Findings", "Outputs", "Recipes"],
        ["Trainer"] = ["Findings", "Recipes"],
        ["Configs"] = ["Datasets", "Findings", "Recipes", "Trainer"],

        // Configs: the plan is worked out from the very files that are written, so that it cannot say something else than they do.
        // Captions: the trainer's own reading of a caption file. Trainer.Memory: sizes on disk come from the same counts of parameters.
        ["Trainer.Simulation"] = ["Captions", "Configs", "Datasets", "Findings", "Recipes", "Trainer", "Trainer.Memory"],
        ["Trainer.Memory"] = ["Configs", "Findings", "Recipes", "Trainer", "Trainer.Simulation"],
        ["Trainer.Scans"] = ["Trainer"],

        // Outputs: an export is copied from what the preparation wrote, by its lock file.
        ["Exports"] = ["Configs", "Datasets", "Outputs", "Recipes", "Trainer"],

        // Trainer.Simulation: values as Python takes them.
        ["CommandLines"] = ["Configs", "Trainer", "Trainer.Simulation"],

        // Trainer.Simulation: values as Python takes them, and folders as they lie on the disk; the GUI counts pictures too.
        ["Gui"] = ["CommandLines", "Configs", "Findings", "Trainer", "Trainer.Simulation"],

        // Recipes: their reader of YAML. Rules: what cannot be read is told in the words of its rule, as with recipes.
        ["Forms"] = ["CommandLines", "Configs", "Findings", "Gui", "Models", "Recipes", "Rules", "Trainer", "Trainer.Simulation"],
        ["Foreign"] = ["Configs", "Datasets", "Findings", "Forms", "Gui", "Recipes", "Rules", "Trainer", "Trainer.Memory", "Trainer.Simulation"],

        // Trainer.Memory: which settings help when the memory did not suffice. Datasets: what goes to another place is told by its size.
        ["Launches"] = ["Configs", "Datasets", "Recipes", "Trainer", "Trainer.Memory", "Trainer.Simulation"],

        // Launches: how a run was started is a part of its record.
        ["Runs"] = ["Launches", "Outputs"],
        ["Machines"] = ["Configs", "Findings", "Launches", "Models", "Recipes", "Trainer", "Trainer.Memory", "Trainer.Simulation"],

        // Preparations: an option is planned as if it were trained now. Rules: faults of a book of advice are told in the words of recipes' rules.
        ["Advice"] = ["Captions", "Configs", "Datasets", "Findings", "Launches", "Preparations", "Recipes", "Rules", "Runs", "Scores", "Trainer.Memory", "Trainer.Simulation"],
        ["Pages"] = [],
        ["Reports"] = ["Advice", "Configs", "Datasets", "Findings", "Pages", "Runs", "Scores", "Trainer"],

        // Machines: what a GPU that the recipe names can do. Outputs: the hash by which pictures are chosen to validate with.
        ["Preparations"] = ["Captions", "Configs", "Datasets", "Findings", "Machines", "Outputs", "Recipes", "Rules", "Trainer", "Trainer.Memory", "Trainer.Simulation"],

        // Scores: a checkpoint's name says how long it was trained. Launches: the script is started as the trainer is.
        ["Generations"] = ["Configs", "Datasets", "Launches", "Recipes", "Scores", "Trainer"],
        ["Rules"] = ["Captions", "Configs", "Datasets", "Findings", "Foreign", "Gui", "Launches", "Machines", "Models", "Recipes", "Trainer", "Trainer.Memory", "Trainer.Simulation"],
    };

    [Fact]
    public void Namespaces_use_only_what_is_written_down()
    {
        SortedSet<string> used = Dependencies();
        SortedSet<string> allowed = [.. Allowed.SelectMany(pair => pair.Value, (pair, other) => $"{pair.Key} → {other}")];
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), typeof(ExitCode).Assembly.GetTypes().Select(NameOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.True(used.SetEquals(allowed), $"not allowed: {string.Join(", ", used.Except(allowed))}\nallowed and not needed: {string.Join(", ", allowed.Except(used))}");
    }

    private static SortedSet<string> Dependencies()
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (Type type in typeof(ExitCode).Assembly.GetTypes())
        {
            if (NameOf(type) is not { } name)
                continue;
            foreach (string other in UsedBy(type).SelectMany(Parts).Select(NameOf).OfType<string>().Where(other => other != name))
                found.Add($"{name} → {other}");
        }

        return found;
    }

    /// <summary>The namespace below that of the library; null for the library's own, which all use, and for other libraries'.</summary>
    private static string? NameOf(Type type)
    {
        const string Prefix = "KohyaPrep.Core.";
        string? name = type.Namespace?.StartsWith(Prefix, StringComparison.Ordinal) == true ? type.Namespace[Prefix.Length..] : null;
        string[] parts = name?.Split('.') ?? [];
        return parts is ["Trainer", { } part, ..] ? $"Trainer.{part}" : parts.FirstOrDefault();
    }

    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        if (type.BaseType is { } parent)
            yield return parent;
        foreach (Type implemented in type.GetInterfaces())
            yield return implemented;
        foreach (FieldInfo field in type.GetFields(Own))
            yield return field.FieldType;
        foreach (MethodBase method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
        {
            if (method is MethodInfo { ReturnType: { } result })
                yield return result;
            foreach (ParameterInfo parameter in method.GetParameters())
                yield return parameter.ParameterType;
            foreach (LocalVariableInfo local in method.GetMethodBody()?.LocalVariables ?? [])
                yield return local.LocalType;
            foreach (Type named in NamedIn(method))
                yield return named;
        }
    }

    /// <summary>The types that a method's code names, and those whose members it names.</summary>
    private static IEnumerable<Type> NamedIn(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] typeArguments = method.DeclaringType!.GetGenericArguments();
        Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xfe)
                value = (short)(0xfe00 | code[at++]);
            OpCode instruction = Instructions[value];
            if (instruction.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                MemberInfo member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!;
                if ((member as Type ?? member.DeclaringType) is { } type)
                    yield return type;
                foreach (Type argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
                    yield return argument;
            }

            at += SizeOf(instruction.OperandType, code, at);
        }
    }

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    /// <summary>A type and all that it is made of.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
    }
}
