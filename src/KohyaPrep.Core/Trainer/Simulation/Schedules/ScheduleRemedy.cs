using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>What to change where the trainer fails over its schedule.</summary>
internal static class ScheduleRemedy
{
    public static string Of(PythonFailure failure) => failure.Message switch
    {
        var text when Has(text, "does not require `num_warmup_steps`") =>
            "Set lr_warmup_steps = 0, or take a schedule with a warm-up: lr_scheduler = \"constant_with_warmup\".",
        var text when Has(text, "One of min_lr or min_lr_rate") =>
            "Set lr_scheduler_min_lr_ratio, such as 0.1: the share of learning_rate at which the schedule ends.",
        var text when Has(text, "Only one of min_lr") =>
            "Remove lr_scheduler_min_lr_ratio, or min_lr from lr_scheduler_args.",
        var text when Has(text, "ReduceLROnPlateau") =>
            "The trainer cannot use reduce_lr_on_plateau. Take another lr_scheduler, such as \"cosine\".",
        var text when Has(text, "warmup_lr_rate()") && Has(text, "num_decay_steps") =>
            "The trainer cannot use cosine_warmup_with_min_lr. Take lr_scheduler = \"cosine_with_min_lr\" with lr_scheduler_min_lr_ratio.",
        var text when Has(text, "is not a valid SchedulerType") =>
            $"lr_scheduler must be one of {string.Join(", ", WarmupSchedules.Names)}, piecewise_constant.",
        var text when Has(text, "torch.optim.lr_scheduler") =>
            "lr_scheduler_type must be a class of torch.optim.lr_scheduler, or of another package with its module: \"package.module.Class\".",
        var text when Has(text, "adafactor scheduler must be used") =>
            "Set optimizer_type = \"Adafactor\", or take another lr_scheduler.",
        var text when Has(text, "'step_rules'") =>
            "Set lr_scheduler_args = ['step_rules=\"1:100,0.1:200,0.01\"']: the full rate for 100 steps, a tenth up to step 200, then a hundredth.",
        var text when Has(text, "must be smaller than initial lr") =>
            "Raise learning_rate, or lower lr_end in lr_scheduler_args.",
        var text when Has(text, "values to unpack") || failure.Type == "SyntaxError" || Has(text, "malformed node") =>
            "Write each argument as key=value with a Python value, texts in quotation marks of their own: ['T_max=100', 'decay_type=\"linear\"'].",
        var text when Has(text, "keyword argument") || Has(text, "positional argument") =>
            "Correct the names in lr_scheduler_args; what has an option of its own, such as power, belongs there.",
        var text when Has(text, "unsupported operand") || Has(text, "not supported between") || Has(text, "multiply sequence") || Has(text, "must be real number") =>
            "Write the number without quotation marks.",
        _ when failure.Type == "ZeroDivisionError" =>
            "Let the warm-up be shorter than the training (lr_warmup_steps), and lr_scheduler_timescale and lr_scheduler_power above 0.",
        var text when Has(text, "list index out of range") =>
            "Take another lr_scheduler, such as \"constant_with_warmup\": \"adafactor\" is for Adafactor with relative_step.",
        _ => "Correct the option that the message names.",
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
