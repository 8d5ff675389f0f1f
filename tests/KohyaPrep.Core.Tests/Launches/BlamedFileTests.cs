using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class BlamedFileTests
{
    [Theory]
    [InlineData("Error loading file: /data/my punks/lad 1.png", "/data/my punks/lad 1.png")]
    [InlineData("Could not load image path / 画像を読み込めません: /data/my punks/lad 1.png, error: broken", "/data/my punks/lad 1.png")]
    [InlineData("caption file is empty / キャプションファイルが空です: /data/a.txt", "/data/a.txt")]
    [InlineData("[Errno 2] No such file or directory: '/data/it is.json'", "/data/it is.json")]
    [InlineData("Tried to find /runs/none-state but folder does not exist", "/runs/none-state")]
    [InlineData("Error loading file: C:\\data\\a b.png", "C:\\data\\a b.png")]
    [InlineData("Cannot reach https://huggingface.co/api/models/x", null)]
    [InlineData("either this / or that", null)]
    [InlineData("missing conditioning data for 1 images / 制御用画像: ['lad_003_chai']", null)]
    public void Paths_are_found_in_messages(string message, string? path)
    {
        RunProgress progress = RunProgress.None.After(new TrainerEvent.ErrorLogged(message));
        Assert.Equal(path, Judgement.Of(ProcessExit.WithCode(1), progress, new FinalFile(FinalFileState.Missing, "")).FileToBlame);
    }
}
