using KohyaPrep.Core;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Scans;

namespace KohyaPrep.Launching.Tests.Scans;

public sealed class CheckoutScanTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    public CheckoutScanTests() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3"))),
        "needs python3, which is not on this machine");

    [Fact]
    public async Task Scripts_run_with_stand_ins_for_what_is_missing()
    {
        using FakeCheckout checkout = new();
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        Assert.Null(reading.Trouble);
        Assert.Equal(["train_one", "train_three", "train_two"], reading.Scripts.Select(script => script.Name));
        Assert.All(reading.Scripts, script =>
        {
            Assert.Equal(ScanWay.StandIns, script.Way);
            Assert.Equal(["a_missing_package", "torch"], script.StandIns);
            Assert.Empty(script.Disagreements);
        });
    }

    [Fact]
    public async Task Running_and_reading_find_the_same()
    {
        using FakeCheckout checkout = new();
        CheckoutReading ran = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        CheckoutReading read = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: false, Cancellation);
        Assert.All(read.Scripts, script => Assert.Equal((ScanWay.Source, null, 0), (script.Way, script.Reason, script.Unread.Count)));
        Assert.Equal(CatalogueWriter.Text(ran.Catalogue), CatalogueWriter.Text(read.Catalogue));
        Assert.Equal(
            [
                "cache bool false [] one two three",
                "cast str 12 [] one two three",
                "dataset_config Path none [] one two three",
                "extras str* none [a b] one two three",
                "face_range str none [] one two",
                "grouped int 2 [] one two",
                "grouped int 3 [] three",
                "keep bool true [] one two three",
                "learning_rate float 0.0001 [] two",
                "learning_rate float 1.0 [] three",
                "learning_rate float 2e-06 [] one",
                "output_dir str none [] one two three",
                "own int 7 [] two",
                "plain str yes [] three",
                "pretrained_model_name_or_path str none [] one two three",
                "rate_one float 0.0 [] one two three",
                "rate_two float 0.5 [] one two three",
                "sampler str ddim [ddim euler k_lms k_heun] one two three",
                "thing_count int -1 [] one two three",
                "train_batch_size int 1 [] one two three",
                "warmup int_or_float 0 [] one two three",
                "zero_stage int 2 [0 1 2 3] one two three",
            ],
            ran.Catalogue.Options.Select(Shown).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_checkout_is_left_as_it_was()
    {
        using FakeCheckout checkout = new();
        string[] before = Directory.GetFileSystemEntries(checkout.Root, "*", SearchOption.AllDirectories);
        await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(checkout.Root, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task A_script_that_imports_nothing_missing_runs_as_it_is()
    {
        using FakeCheckout checkout = new();
        checkout.Write("library/arguments.py", WithoutImports);
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        Assert.Equal(ScanWay.Packages, reading.Scripts.First(script => script.Name == "train_one").Way);
    }

    [Fact]
    public async Task A_package_that_is_there_but_broken_gets_a_stand_in()
    {
        using FakeCheckout checkout = new();
        checkout.Write("venv/lib/site-packages/brokenpackage/__init__.py", "raise OSError('libcudart.so.13: cannot open shared object file')\n");
        checkout.Write("train_one.py", """
            import sys, os
            sys.path.append(os.path.join(os.path.dirname(__file__), "venv", "lib", "site-packages"))
            import brokenpackage.part
            from library.arguments import *

            def setup_parser():
                parser = argparse.ArgumentParser()
                add_model_arguments(parser)
                add_training_arguments(parser, True)
                return parser
            """);
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        ScannedScript script = reading.Scripts.First(script => script.Name == "train_one");
        Assert.Equal((ScanWay.StandIns, null), (script.Way, script.Reason));
        Assert.Contains("brokenpackage", script.StandIns);
    }

    [Fact]
    public async Task A_script_that_cannot_run_is_read()
    {
        using FakeCheckout checkout = new();
        checkout.Write("train_three.py", "raise RuntimeError('not today')\n" + File.ReadAllText(Path.Combine(checkout.Root, "train_three.py")));
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        ScannedScript script = reading.Scripts.First(script => script.Name == "train_three");
        Assert.Equal((ScanWay.Source, "RuntimeError: not today"), (script.Way, script.Reason));
        Assert.Equal(ScanWay.StandIns, reading.Scripts.First(script => script.Name == "train_two").Way);
    }

    [Fact]
    public async Task Scripts_after_one_that_ends_Python_are_read()
    {
        using FakeCheckout checkout = new();
        checkout.Write("train_three.py", "import os\nos._exit(7)\n" + File.ReadAllText(Path.Combine(checkout.Root, "train_three.py")));
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        Assert.Contains("exit code 7", reading.Trouble, StringComparison.Ordinal);
        Assert.Equal([ScanWay.StandIns, ScanWay.Source, ScanWay.Source], reading.Scripts.Select(script => script.Way));
    }

    [Fact]
    public async Task A_parser_that_is_made_where_the_script_runs_as_a_program_is_read()
    {
        using FakeCheckout checkout = new();
        checkout.Write("train_four.py", """
            import argparse
            from library.arguments import add_model_arguments, add_training_arguments

            if __name__ == '__main__':
                parser = argparse.ArgumentParser()
                add_model_arguments(parser)
                add_training_arguments(parser, False)
                args = parser.parse_args()
                train(args)
            """);
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: true, Cancellation);
        ScannedScript script = reading.Scripts.First(script => script.Name == "train_four");
        Assert.Equal((ScanWay.Source, "it has no setup_parser function"), (script.Way, script.Reason));
        Assert.Contains("plain", script.Options.Select(option => option.Name));
    }

    [Fact]
    public async Task What_the_text_does_not_show_is_said_with_its_place()
    {
        using FakeCheckout checkout = new();
        checkout.Write("train_one.py", """
            import argparse
            from library.arguments import add_model_arguments, add_training_arguments
            from elsewhere import add_more, SOME

            def setup_parser():
                parser = argparse.ArgumentParser()
                add_model_arguments(parser)
                add_training_arguments(parser, True)
                add_more(parser)
                parser.add_argument("--some", default=SOME)
                return parser
            """);
        CheckoutReading reading = await CheckoutScan.ReadAsync(checkout.Root, null, runsScripts: false, Cancellation);
        Assert.Equal(["train_one.py:9", "train_one.py:10"], reading.Scripts.First(script => script.Name == "train_one").Unread);
    }

    [Fact]
    public async Task A_folder_without_scripts_and_a_Python_that_is_not_there_are_refused()
    {
        using TemporaryFolder empty = new();
        KohyaPrepException refusal = await Assert.ThrowsAsync<KohyaPrepException>(() => CheckoutScan.ReadAsync(empty.Root, null, true, Cancellation));
        Assert.Equal(ExitCode.BadInput, refusal.ExitCode);
        refusal = await Assert.ThrowsAsync<KohyaPrepException>(() => CheckoutScan.ReadAsync(empty.Path("none"), null, true, Cancellation));
        Assert.Equal(ExitCode.BadInput, refusal.ExitCode);
        refusal = await Assert.ThrowsAsync<KohyaPrepException>(() => CheckoutScan.ReadAsync(empty.Root, "no-such-python", true, Cancellation));
        Assert.Equal(ExitCode.MachineLacks, refusal.ExitCode);
        Assert.Contains("'no-such-python'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_checkout_is_found_alike_in_both_ways()
    {
        string? checkout = Environment.GetEnvironmentVariable("KOHYAPREP_TEST_SD_SCRIPTS");
        Assert.SkipWhen(checkout is null, "needs a checkout of sd-scripts, named by KOHYAPREP_TEST_SD_SCRIPTS");
        CheckoutReading ran = await CheckoutScan.ReadAsync(checkout, null, runsScripts: true, Cancellation);
        CheckoutReading read = await CheckoutScan.ReadAsync(checkout, null, runsScripts: false, Cancellation);
        Assert.All(ran.Scripts, script => Assert.Equal((0, true), (script.Disagreements.Count, script.Way is ScanWay.Packages or ScanWay.StandIns)));
        Assert.Equal(CatalogueWriter.Text(ran.Catalogue), CatalogueWriter.Text(read.Catalogue));
        if (ran.Catalogue.Commit == OptionCatalogue.Embedded.Commit)
            Assert.True(CatalogueDifference.Between(OptionCatalogue.Embedded, ran.Catalogue).IsNone);
    }

    private const string WithoutImports = """
        import argparse

        def add_model_arguments(parser):
            parser.add_argument("--pretrained_model_name_or_path")
            parser.add_argument("--output_dir")

        def add_training_arguments(parser, support_faces, rate=1e-3):
            parser.add_argument("--train_batch_size", type=int)
            parser.add_argument("--learning_rate", type=float, default=rate)
        """;

    private static string Shown(TrainerOption option) =>
        $"{option.Name} {option.TypeName}{(option.TakesList ? "*" : "")} {option.Default?.Shown ?? "none"} "
        + $"[{string.Join(' ', option.Choices.Select(choice => choice.Shown))}] "
        + string.Join(' ', new[] { "one", "two", "three" }.Where(name => option.Scripts.Contains("train_" + name)));
}
