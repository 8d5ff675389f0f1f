using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Schedules;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Simulation.Schedules;

public class LearningRateScheduleTests
{
    [Fact]
    public void Every_schedule_of_the_trainer_is_driven_as_it_drives_it()
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Shared.Path("conformance/lr-schedules.json")));
        Assert.All(cases.RootElement.EnumerateArray().ToList(), one =>
        {
            ScheduleResult result = LearningRateSchedule.Of(Settings(one));
            Assert.Equal(one.TryGetProperty("error", out JsonElement error) ? error.GetString() : null, result.Error?.Message);
            if (!one.TryGetProperty("lr", out JsonElement rates))
                return;
            foreach (JsonElement pair in rates.EnumerateArray())
            {
                // The file has six digits.
                double rate = result.Rate!(pair[0].GetInt64());
                Assert.Equal(pair[1].GetDouble(), double.Parse(rate.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), Math.Abs(rate) * 1e-6);
            }
        });
    }

    [Theory]
    [InlineData("lr_scheduler = 'cosin'", "ValueError: cosin is not a valid SchedulerType, please select one of ['linear', 'cosine', 'cosine_with_restarts', "
        + "'polynomial', 'constant', 'constant_with_warmup', 'inverse_sqrt', 'reduce_lr_on_plateau', 'cosine_with_min_lr', 'cosine_warmup_with_min_lr', 'warmup_stable_decay']")]
    [InlineData("lr_warmup_steps = '10'", "TypeError: unsupported operand type(s) for -: 'int' and 'str'")]
    [InlineData("learning_rate = '1e-4'", "TypeError: '<=' not supported between instances of 'float' and 'str'")]
    [InlineData("lr_scheduler = 'cosine'\nlr_scheduler_args = ['T_max=5']", "TypeError: get_cosine_schedule_with_warmup() got an unexpected keyword argument 'T_max'")]
    [InlineData("lr_scheduler = 'polynomial'\nlr_scheduler_args = ['power=2']",
        "TypeError: transformers.optimization.get_polynomial_decay_schedule_with_warmup() got multiple values for keyword argument 'power'")]
    [InlineData("lr_scheduler = 'polynomial'\nlr_warmup_steps = 1.0", "ZeroDivisionError: division by zero")]
    [InlineData("lr_scheduler = 'polynomial'\nlearning_rate = 0.0", "ValueError: lr_end (1e-07) must be smaller than initial lr (0.0)")]
    [InlineData("lr_scheduler = 'piecewise_constant'", "TypeError: get_piecewise_constant_schedule() missing 1 required positional argument: 'step_rules'")]
    [InlineData("lr_scheduler = 'cosine'\nlr_scheduler_args = ['power']", "ValueError: not enough values to unpack (expected 2, got 1)")]
    [InlineData("lr_scheduler = 'adafactor'", "AssertionError: adafactor scheduler must be used with Adafactor optimizer / adafactor schedulerはAdafactorオプティマイザと同時に使ってください")]
    [InlineData("optimizer_type = 'Adafactor'\nlr_warmup_steps = 5", "ValueError: adafactor:2e-06 does not require `num_warmup_steps`. Set None or 0.")]
    [InlineData("lr_scheduler_type = 'StepLR'\nlr_scheduler_args = ['step_size=5']\nlr_warmup_steps = 5", "ValueError: constant does not require `num_warmup_steps`. Set None or 0.")]
    [InlineData("lr_scheduler_type = 'OneCycleLR'\nlr_scheduler_args = ['max_lr=1e-3', 'total_steps=10']", "ValueError: Tried to step 11 times. The specified number of total steps is 10")]
    [InlineData("lr_scheduler_type = 'ReduceLROnPlateau'", "TypeError: ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'")]
    [InlineData("lr_scheduler_type = 'LambdaLR'\nlr_scheduler_args = ['lr_lambda=1']", "TypeError: 'int' object is not callable")]
    [InlineData("lr_scheduler_type = 'SequentialLR'", "TypeError: SequentialLR.__init__() missing 2 required positional arguments: 'schedulers' and 'milestones'")]
    [InlineData("lr_scheduler_type = 'StepsLR'", "AttributeError: module 'torch.optim.lr_scheduler' has no attribute 'StepsLR'")]
    [InlineData("lr_scheduler_type = 'CosineAnnealingLR'", "TypeError: CosineAnnealingLR.__init__() missing 1 required positional argument: 'T_max'")]
    public void A_failure_is_told_in_Python_s_words_with_a_remedy(string toml, string expected)
    {
        ScheduleError? error = LearningRateSchedule.Of(Settings(toml)).Error;
        Assert.Equal(expected, error?.Message);
        Assert.NotEmpty(error!.Remedy);
    }

    [Theory]
    [InlineData("optimizer_type = 'AdamWScheduleFree'\nlr_scheduler = 'nonsense'\nlr_warmup_steps = 10", 50, 2e-6)]
    [InlineData("optimizer_type = 'Adafactor'\noptimizer_args = ['relative_step=False']\nlr_scheduler = 'constant_with_warmup'\nlr_warmup_steps = 10", 5, 1e-6)]
    [InlineData("lr_scheduler_type = 'StepLR'\nlr_scheduler_args = ['step_size=10', 'gamma=0.5']", 25, 5e-7)]
    [InlineData("lr_scheduler_type = 'CyclicLR'\nlr_scheduler_args = ['base_lr=1e-5', 'max_lr=1e-3', 'step_size_up=4']", 4, 1e-3)]
    [InlineData("lr_scheduler_type = 'OneCycleLR'\nlr_scheduler_args = ['max_lr=1e-3', 'total_steps=100']", 0, 4e-5)]
    [InlineData("lr_scheduler_type = 'OneCycleLR'\nlr_scheduler_args = ['max_lr=1e-3', 'total_steps=101', 'pct_start=0.5', 'anneal_strategy=\"linear\"']", 24, 0.0005054545454545455)]
    [InlineData("lr_scheduler_type = 'torch.optim.lr_scheduler.CosineAnnealingLR'\nlr_scheduler_args = ['T_max=100']", 50, 1e-6)]
    [InlineData("lr_scheduler_type = 'CosineAnnealingWarmRestarts'\nlr_scheduler_args = ['T_0=10', 'T_mult=2']", 20, 1e-6)]
    [InlineData("lr_scheduler = 'warmup_stable_decay'\nlr_decay_steps = 100\nlr_scheduler_args = ['decay_type=\"linear\"']\nmax_train_steps = 200", 150, 1e-6)]
    [InlineData("lr_scheduler = 'cosine_with_min_lr'\nlr_scheduler_args = ['min_lr=1e-6']\nmax_train_steps = 100", 100, 1e-6)]
    [InlineData("[a]\nlr_scheduler = 'linear'\n[b]\nmax_train_steps = 100", 75, 5e-7)]
    public void A_setting_that_the_trainer_understands_gives_its_rate(string toml, long step, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.Of(Settings(toml)).Rate!(step), 1e-15);

    [Fact]
    public void A_run_that_dies_on_the_way_has_a_rate_until_then()
    {
        ScheduleResult result = LearningRateSchedule.Of(Settings("lr_scheduler = 'polynomial'\nlr_warmup_steps = 100\nmax_train_steps = 100"));
        Assert.Equal(100, result.Error!.Step);
        Assert.Equal(1e-6, result.Rate!(50), 1e-15);
    }

    [Fact]
    public void Several_processes_go_through_the_schedule_faster() =>
        Assert.Equal(1e-6, LearningRateSchedule.Of(Settings("lr_scheduler = 'linear'\nmax_train_steps = 100") with { Processes = 4 }).Rate!(50), 1e-15);

    [Fact]
    public void A_few_rates_of_a_billion_steps_are_there_at_once()
    {
        ScheduleResult result = LearningRateSchedule.Of(Settings("lr_scheduler = 'cosine'\nmax_train_steps = 1000000000"));
        Assert.Equal(1e-6, result.Rate!(500_000_000), 1e-12);
    }

    [Fact]
    public void Changes_leave_out_steps_at_which_the_rate_stays() => Assert.Equal(
        [0L, 10L, 20L],
        LearningRateSchedule.Of(Settings("lr_scheduler = 'piecewise_constant'\nlr_scheduler_args = ['step_rules=\"1:10,0.1:20,0.01\"']")).Changes().Select(change => change.Step));

    private static ScheduleSettings Settings(string toml) => new(new Dictionary<string, ConfigNode>(TrainerArguments.Flatten(PythonToml.Read(toml).Root!)));

    private static ScheduleSettings Settings(JsonElement one)
    {
        Dictionary<string, ConfigNode> options = new() { ["learning_rate"] = Node(one.GetProperty("learning_rate")) };
        foreach (JsonProperty option in one.GetProperty("options").EnumerateObject())
            options[option.Name] = Node(option.Value);
        return new(options);
    }

    private static ConfigNode Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new ConfigNode.Text(value.GetString()!),
        JsonValueKind.Array => new ConfigNode.Items([.. value.EnumerateArray().Select(Node)]),
        JsonValueKind.Number when value.GetRawText().AsSpan().ContainsAny('.', 'e') => new ConfigNode.Number(value.GetDouble()),
        _ => new ConfigNode.Whole(value.GetInt64()),
    };
}
