"""What the reading of source text knows of names."""

import argparse
import math
import pathlib

REAL_MODULES = {"argparse": argparse, "math": math, "pathlib": pathlib}
BUILTINS = {function.__name__: function for function in (
    abs, all, any, bool, dict, enumerate, float, frozenset, int, len, list, max, min, range, reversed, round, set, sorted, str, sum, tuple, zip)}
CONTAINERS = (str, list, tuple, dict, set, frozenset, range)


class NotReadable(Exception):
    pass


class Unknown:
    def __repr__(self):
        return "unknown"


UNKNOWN = Unknown()


class Returned(Exception):
    def __init__(self, value):
        self.value = value


class Jumped(Exception):
    """A continue or break."""


class Parsed(Exception):
    """parse_args was reached: the parser is complete."""


class Scope:
    def __init__(self, names, outer=None, module=None):
        self.names = names
        self.outer = outer
        self.module = module or outer.module

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return BUILTINS.get(name, UNKNOWN)


class Module:
    """One of the checkout's modules, by its dotted name; its names come into being as its text is followed."""

    def __init__(self, dotted, package, file):
        self.dotted = dotted
        self.package = package
        self.file = file
        self.scope = Scope({"__name__": dotted}, module=self)


class Class:
    def __init__(self, scope):
        self.scope = scope


class Closure:
    """A function of the checkout. Callable, since argparse asks that of a type."""

    def __init__(self, reader, node, scope):
        self.reader = reader
        self.node = node
        self.scope = scope
        self.__name__ = getattr(node, "name", "<lambda>")

    def __call__(self, *args, **kwargs):
        return self.reader.call(self, args, kwargs)
