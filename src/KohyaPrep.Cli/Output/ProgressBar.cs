using Spectre.Console;

namespace KohyaPrep.Cli.Output;

/// <summary>A bar on a terminal for work that takes long enough to be waited for; nothing elsewhere.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan BeforeItShows = TimeSpan.FromMilliseconds(400);

    /// <param name="work">Given what it calls with things done and things to do, from any thread.</param>
    public static T Run<T>(Terminal terminal, string title, Func<Action<int, int>?, T> work)
    {
        if (!terminal.IsInteractive)
            return work(null);
        int done = 0, total = 0;
        Task<T> task = Task.Run(() => work((now, all) => (done, total) = (now, all)));
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(BeforeItShows))
        {
            terminal.Bars().Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title));
                while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(100))
                {
                    bar.MaxValue = Math.Max(1, total);
                    bar.Value = done;
                }

                bar.Value = bar.MaxValue;
            });
        }

        return task.GetAwaiter().GetResult();
    }
}
