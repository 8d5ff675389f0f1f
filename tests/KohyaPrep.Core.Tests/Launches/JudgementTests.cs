using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class JudgementTests
{
    private static readonly FinalFile Whole = new(FinalFileState.Whole, "/out/punks.safetensors");
    private static readonly RunProgress Finished = new() { Step = 6, TotalSteps = 9, Loss = 0.1 };

    [Fact]
    public void A_whole_file_and_a_loss_that_is_a_number_is_success_even_short_of_the_total() =>
        Assert.Equal(VerdictKind.Trained, Judgement.Of(ProcessExit.WithCode(0), Finished, Whole).Kind);

    [Theory]
    [InlineData(FinalFileState.Missing, VerdictKind.FinalFileMissing)]
    [InlineData(FinalFileState.Old, VerdictKind.FinalFileMissing)]
    [InlineData(FinalFileState.Damaged, VerdictKind.FinalFileDamaged)]
    public void Exit_status_0_without_its_file_is_no_success(FinalFileState state, VerdictKind expected) =>
        Assert.Equal(expected, Judgement.Of(ProcessExit.WithCode(0), Finished, Whole with { State = state }).Kind);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_that_is_no_number_is_no_success(double loss) =>
        Assert.Equal(VerdictKind.LossNaN, Judgement.Of(ProcessExit.WithCode(0), Finished with { Loss = loss }, Whole).Kind);

    [Fact]
    public void Exit_status_0_without_a_step_is_no_success() =>
        Assert.Equal(VerdictKind.Failed, Judgement.Of(ProcessExit.WithCode(0), RunProgress.None, Whole).Kind);

    [Theory]
    [InlineData(130, VerdictKind.Interrupted)]
    [InlineData(137, VerdictKind.Killed)]
    [InlineData(-2, VerdictKind.Interrupted)]
    [InlineData(-9, VerdictKind.Killed)]
    [InlineData(-11, VerdictKind.Killed)]
    [InlineData(1, VerdictKind.Failed)]
    [InlineData(2, VerdictKind.Failed)]
    public void Signals_are_told_from_failures(int returnCode, VerdictKind expected) =>
        Assert.Equal(expected, Judgement.Of(ProcessExit.FromReturnCode(returnCode), Finished, Whole).Kind);

    [Fact]
    public void A_stop_that_was_asked_for_is_an_interruption_however_the_trainer_ended() =>
        Assert.Equal(VerdictKind.Interrupted, Judgement.Of(ProcessExit.BySignal(9), Finished, Whole, wasStopped: true).Kind);

    [Fact]
    public void A_run_that_finished_before_the_stop_reached_it_is_trained() =>
        Assert.Equal(VerdictKind.Trained, Judgement.Of(ProcessExit.WithCode(0), Finished, Whole, wasStopped: true).Kind);
}
