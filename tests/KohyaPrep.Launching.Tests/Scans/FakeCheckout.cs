using KohyaPrep.Fixtures;

namespace KohyaPrep.Launching.Tests.Scans;

/// <summary>A checkout in the manner of sd-scripts, made up by the tests: helpers in a package, missing imports, loops, choices by script.</summary>
internal sealed class FakeCheckout : IDisposable
{
    private const string Arguments = """
        import argparse
        from pathlib import Path
        import torch
        import torch.nn.functional as F
        from a_missing_package.part import Thing, helper
        from . import numbers

        SAMPLERS = ["ddim", "euler"] + [f"k_{name}" for name in ("lms", "heun")]


        class Model(torch.nn.Module, Thing):
            width: "torch.Tensor | None" = None

            @torch.no_grad()
            def forward(self, x):
                return F.relu(x)


        @helper
        def decorated():
            pass


        def steps(value):
            return int(value)


        def add_model_arguments(parser):
            parser.add_argument("--pretrained_model_name_or_path", type=str, default=None, help="100 % needed")
            parser.add_argument("--output_dir", default=None)
            parser.add_argument("--dataset_config", type=Path, default=None)


        def add_training_arguments(parser: argparse.ArgumentParser, support_faces: bool, *, rate: float = numbers.RATE):
            def int_or_float(value):
                return float(value) if "." in value else int(value)

            parser.add_argument("--train_batch_size", type=int, default=1)
            parser.add_argument("--learning_rate", type=float, default=rate)
            parser.add_argument("--sampler", type=str, default="ddim", choices=SAMPLERS)
            parser.add_argument("--warmup", type=int_or_float, default=0)
            parser.add_argument("--cast", type=steps, default="12")
            parser.add_argument("--zero_stage", type=int, default=2, choices=[0, 1, 2, 3])
            parser.add_argument("--extras", type=str, default=None, nargs="*", choices=[None, "a", "b"])
            parser.add_argument("--cache", action="store_true")
            parser.add_argument("--no_cache", dest="keep", action="store_false")
            parser.add_argument("--thing-count", type=int, default=-1)
            for i, name in enumerate(["one", "two"]):
                parser.add_argument(f"--rate_{name}", type=float, default=0.5 * i, help=f"{Model.width}")
            group = parser.add_argument_group("more")
            group.add_argument("--grouped", type=int, default=numbers.TWO if support_faces else 3)
            if support_faces:
                parser.add_argument("--face_range", type=str, default=None)
            else:
                parser.add_argument("--plain", type=str, default="yes")
        """;

    private readonly TemporaryFolder folder = new();

    public FakeCheckout()
    {
        folder.Write("library/__init__.py", "");
        folder.Write("library/numbers.py", "RATE = 2.0e-6\nTWO = 1 + 1\n");
        folder.Write("library/arguments.py", Arguments);
        folder.Write("train_one.py", """
            import argparse
            import library.arguments as arguments
            from library.arguments import *


            def setup_parser() -> argparse.ArgumentParser:
                parser = argparse.ArgumentParser()
                add_model_arguments(parser)
                arguments.add_training_arguments(parser, True)
                return parser


            if __name__ == "__main__":
                setup_parser().parse_args()
            """);
        folder.Write("train_two.py", """
            import train_one
            from library import arguments


            def setup_parser():
                parser = train_one.setup_parser()
                parser.set_defaults(learning_rate=1e-4)
                parser.add_argument("--own", **{"type": int, "default": 7})
                return parser
            """);
        folder.Write("train_three.py", """
            import argparse
            from library.arguments import add_model_arguments, add_training_arguments


            def setup_parser():
                parser = argparse.ArgumentParser()
                add_model_arguments(parser)
                add_training_arguments(parser, False, rate=1)
                return parser
            """);
        folder.Write("draw.py", """
            import argparse

            def setup_parser():
                parser = argparse.ArgumentParser()
                parser.add_argument("--output_dir")
                return parser
            """);
        folder.Write("train_one_old.py", "from train_one import *\n\ndef setup_parser():\n    return None\n");
    }

    public string Root => folder.Root;

    public string Write(string relative, string text) => folder.Write(relative, text);

    public void Dispose() => folder.Dispose();
}
