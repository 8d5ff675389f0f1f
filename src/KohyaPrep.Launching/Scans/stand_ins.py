"""Imports a training script and calls its setup_parser, with stand-ins for packages that cannot be imported."""

import argparse
import importlib
import importlib.abc
import importlib.machinery
import os
import sys
import sysconfig
import types

MOST_PACKAGES = 100


class NotRunnable(Exception):
    pass


def _is_special(name):
    return name.startswith("__") and name.endswith("__")


class StandInType(type):
    """The type of stand-ins, which are classes, so that the checkout's own classes can be derived from them."""

    def __getattr__(cls, name):
        if _is_special(name):
            raise AttributeError(name)
        return stand_in(name)

    def __call__(cls, *args, **kwargs):
        if not cls.__dict__.get("_is_stand_in"):
            return super().__call__(*args, **kwargs)
        return _called(args, kwargs)


class StandIn(metaclass=StandInType):
    def __getattr__(self, name):
        if _is_special(name):
            raise AttributeError(name)
        return stand_in(name)

    def __call__(self, *args, **kwargs):
        return _called(args, kwargs)


def stand_in(name):
    return StandInType(name, (StandIn,), {"_is_stand_in": True, "__module__": "stand_ins"})


def _called(args, kwargs):
    # A decorator gives back what it decorates.
    if len(args) == 1 and not kwargs and isinstance(args[0], (types.FunctionType, type)):
        return args[0]
    return stand_in("result")


def _give_operations():
    def another(self, *args):
        return stand_in("result")

    def nothing(self, *args):
        return False

    answers = {"__bool__": nothing, "__contains__": nothing, "__exit__": nothing, "__setitem__": nothing, "__delitem__": nothing,
               "__lt__": nothing, "__le__": nothing, "__gt__": nothing, "__ge__": nothing,
               "__len__": lambda self: 0, "__int__": lambda self: 0, "__index__": lambda self: 0, "__float__": lambda self: 0.0,
               "__iter__": lambda self: iter(()), "__str__": lambda self: "", "__format__": lambda self, form: "",
               "__fspath__": lambda self: "", "__enter__": lambda self: self}
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift"):
        answers[f"__{name}__"] = answers[f"__r{name}__"] = another
    for name in ("getitem", "neg", "pos", "abs", "invert"):
        answers[f"__{name}__"] = another
    for name, answer in answers.items():
        setattr(StandIn, name, answer)
        setattr(StandInType, name, answer)


_give_operations()


class StandInModule(types.ModuleType):
    __version__ = "0.0.0"
    __all__ = ()

    def __getattr__(self, name):
        if _is_special(name):
            raise AttributeError(name)
        value = stand_in(name)
        setattr(self, name, value)
        return value


class StandInLoader(importlib.abc.Loader):
    def create_module(self, spec):
        return StandInModule(spec.name)

    def exec_module(self, module):
        pass


class StandInFinder(importlib.abc.MetaPathFinder):
    """
    Gives stand-ins for some packages, and only where the checkout itself imports them: an installed package must still see that
    another one is missing.
    """

    def __init__(self, root, packages):
        self.root = root
        self.packages = packages
        self.given = set()

    def find_spec(self, fullname, path=None, target=None):
        package = fullname.partition(".")[0]
        if package not in self.packages or not self._asked_by_checkout():
            return None
        self.given.add(package)
        return importlib.machinery.ModuleSpec(fullname, StandInLoader(), is_package=True)

    def _asked_by_checkout(self):
        frame = sys._getframe(2)
        while frame is not None and _is_of_import_system(frame.f_code.co_filename):
            frame = frame.f_back
        return frame is not None and _is_below(frame.f_code.co_filename, self.root)


def _is_of_import_system(file):
    return "importlib" in file or file == __file__


def _is_below(file, root):
    """Whether a file is the checkout's own; an environment that lies inside of the checkout is not."""
    file = os.path.realpath(file)
    return file.startswith(root + os.sep) and not file.startswith(os.path.realpath(sys.prefix) + os.sep) and "site-packages" not in file


def _forget(root):
    """Each script imports the checkout's modules anew, so that what it had stand-ins for is known for it alone."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        path = next(iter(getattr(module, "__path__", None) or []), None) if file is None else file
        if isinstance(module, StandInModule) or (isinstance(path, str) and _is_below(path, root)):
            del sys.modules[name]


def _broken_package(error, root):
    """The installed package that the checkout imported and that failed; None when the checkout itself is to blame."""
    named = getattr(error, "name", None) if isinstance(error, ImportError) else None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file != __file__ and not _is_of_import_system(file) and not _is_below(file, root):
            named = trace.tb_frame.f_globals.get("__name__")
            break
        trace = trace.tb_next
    package = (named or "").partition(".")[0]
    if not package or package in sys.builtin_module_names or _is_own(package, root) or _is_standard(package):
        return None
    return package


def _is_own(package, root):
    return os.path.exists(os.path.join(root, package)) or os.path.exists(os.path.join(root, package + ".py"))


def _is_standard(package):
    folder = sysconfig.get_path("stdlib")
    return os.path.exists(os.path.join(folder, package)) or os.path.exists(os.path.join(folder, package + ".py"))


class Runner:
    """
    Runs scripts with stand-ins for the packages that they could not do without, found one by one: what a script imports if it is
    there, and does without if not, gets none.
    """

    def __init__(self, root):
        self.root = root
        self.packages = set()

    def parser_of(self, name):
        """The parser that the script makes, and the packages that had stand-ins, in order. Raises NotRunnable."""
        for _ in range(MOST_PACKAGES):
            finder = StandInFinder(self.root, self.packages)
            sys.meta_path.insert(0, finder)
            sys.path.insert(0, self.root)
            try:
                parser = importlib.import_module(name).setup_parser()
                if not isinstance(parser, argparse.ArgumentParser):
                    raise NotRunnable(f"setup_parser gave a {type(parser).__name__}")
                return parser, sorted(finder.given)
            except (KeyboardInterrupt, NotRunnable):
                raise
            except BaseException as error:
                package = _broken_package(error, self.root)
                if package is None or package in self.packages:
                    raise NotRunnable(f"{type(error).__name__}: {error}") from error
                self.packages.add(package)
                for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == package]:
                    del sys.modules[loaded]
            finally:
                sys.path.remove(self.root)
                sys.meta_path.remove(finder)
                _forget(self.root)
        raise NotRunnable("too many packages cannot be imported")
