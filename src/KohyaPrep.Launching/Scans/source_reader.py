"""Follows the making of a parser through source text. Nothing of the checkout is run.

A small interpreter: it knows constants, texts, lists, loops, conditions, functions and the checkout's own modules, and gives
UNKNOWN for everything else. The parser itself is a real one, so that types, defaults and names come out as argparse makes them.
"""

import argparse
import ast
import enum
import os

from source_names import BUILTINS, CONTAINERS, REAL_MODULES, UNKNOWN, Class, Closure, Jumped, Module, NotReadable, Parsed, Returned, Scope
from source_values import Values

MOST_STEPS = 500_000
PARSERS = (argparse.ArgumentParser, argparse._ArgumentGroup)
MAKERS = ("add_argument", "add_argument_group", "add_mutually_exclusive_group", "set_defaults", "get_default")


class Reader(Values):
    def __init__(self, root):
        self.root = root
        self.modules = {}
        self.unread = []
        self.steps = 0

    def parser_of(self, name):
        """
        The parser of a script (of its setup_parser, or of what it runs as a program), and the places that could not be followed.
        Raises NotReadable.
        """
        self.steps, self.unread = 0, []
        module = self.module(name)
        setup = module.scope.names.get("setup_parser", UNKNOWN)
        parser = self.call(setup, [], {}) if isinstance(setup, Closure) else self._main_parser(module)
        if not isinstance(parser, argparse.ArgumentParser):
            raise NotReadable(f"{name}.py makes no parser that the text shows")
        return parser, self.unread

    def _main_parser(self, module):
        for node in self._tree_of(module.file).body:
            if isinstance(node, ast.If) and "__name__" in {name.id for name in ast.walk(node.test) if isinstance(name, ast.Name)}:
                scope = Scope({}, module.scope)
                try:
                    self._run(node.body, scope)
                except Parsed:
                    pass
                return next((value for value in scope.names.values() if isinstance(value, argparse.ArgumentParser)), UNKNOWN)
        return UNKNOWN

    # Modules

    def module(self, dotted):
        """The checkout's module; None when it has none of this name."""
        if dotted in self.modules:
            return self.modules[dotted]
        base = os.path.join(self.root, *dotted.split("."))
        file, package = base + ".py", dotted.rpartition(".")[0]
        if os.path.isfile(os.path.join(base, "__init__.py")):
            file, package = os.path.join(base, "__init__.py"), dotted
        elif os.path.isdir(base):
            file, package = None, dotted
        elif not os.path.isfile(file):
            return None
        module = self.modules[dotted] = Module(dotted, package, file)
        if file is not None:
            try:
                self._run(self._tree_of(file).body, module.scope)
            except (Returned, Jumped, Parsed):
                pass
        return module

    @staticmethod
    def _tree_of(file):
        try:
            with open(file, encoding="utf-8-sig") as text:
                return ast.parse(text.read(), file)
        except (SyntaxError, UnicodeDecodeError):
            return ast.Module([], [])  # written for a newer Python; its names are unknown

    def _import(self, node, scope):
        for alias in node.names:
            whole = self.module(alias.name)
            first = alias.name.partition(".")[0]
            bound = whole if alias.asname else self.module(first)
            if bound is None:
                bound = REAL_MODULES.get(first, UNKNOWN)
            scope.names[alias.asname or first] = bound

    def _import_from(self, node, scope):
        parts = scope.module.package.split(".") if node.level else []
        parts = parts[: len(parts) - node.level + 1] if node.level else parts
        dotted = ".".join([part for part in parts if part] + ([node.module] if node.module else []))
        module = self.module(dotted) if dotted else None
        for alias in node.names:
            if alias.name == "*":
                if module is not None:
                    scope.names.update({name: value for name, value in module.scope.names.items() if not name.startswith("_")})
            elif module is not None:
                scope.names[alias.asname or alias.name] = self._member(module, alias.name)
            elif not dotted:
                scope.names[alias.asname or alias.name] = self.module(alias.name) or UNKNOWN
            else:
                scope.names[alias.asname or alias.name] = getattr(REAL_MODULES.get(dotted), alias.name, UNKNOWN)

    def _member(self, module, name):
        if name in module.scope.names:
            return module.scope.names[name]
        return self.module(f"{module.dotted}.{name}") or UNKNOWN

    # Statements

    def _run(self, body, scope):
        for node in body:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise NotReadable("the text does not come to an end")
            follow = getattr(self, "_run_" + type(node).__name__, None)
            if follow is not None:
                follow(node, scope)

    def _run_Import(self, node, scope):
        self._import(node, scope)

    def _run_ImportFrom(self, node, scope):
        self._import_from(node, scope)

    def _run_FunctionDef(self, node, scope):
        scope.names[node.name] = Closure(self, node, scope)

    def _run_ClassDef(self, node, scope):
        bases = [self._value(base, scope) for base in node.bases]
        parser = next((base for base in bases if isinstance(base, type) and issubclass(base, argparse.ArgumentParser)), None)
        if parser is not None:
            scope.names[node.name] = parser
            return
        inner = Scope({}, scope)
        self._run(node.body, inner)
        is_enum = any(ast.unparse(base).endswith("Enum") for base in node.bases) if hasattr(ast, "unparse") else False
        members = {name: value for name, value in inner.names.items() if not name.startswith("_") and isinstance(value, (str, int, float))}
        scope.names[node.name] = enum.Enum(node.name, members) if is_enum and members else Class(inner)

    def _run_Return(self, node, scope):
        raise Returned(None if node.value is None else self._value(node.value, scope))

    def _run_Expr(self, node, scope):
        self._value(node.value, scope)

    def _run_Assign(self, node, scope):
        value = self._value(node.value, scope)
        for target in node.targets:
            self._bind(target, value, scope)

    def _run_AnnAssign(self, node, scope):
        if node.value is not None:
            self._bind(node.target, self._value(node.value, scope), scope)

    def _run_AugAssign(self, node, scope):
        if isinstance(node.target, ast.Name):
            left = scope.find(node.target.id)
            scope.names[node.target.id] = self._operate(node.op, left, self._value(node.value, scope))

    def _bind(self, target, value, scope):
        if isinstance(target, ast.Name):
            scope.names[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            items = list(value) if isinstance(value, CONTAINERS) and len(value) == len(target.elts) else [UNKNOWN] * len(target.elts)
            for part, item in zip(target.elts, items):
                self._bind(part, item, scope)
        elif isinstance(target, ast.Subscript):
            whole, key = self._value(target.value, scope), self._value(target.slice, scope)
            if isinstance(whole, dict) and key.__hash__ is not None:
                whole[key] = value

    def _run_If(self, node, scope):
        test = self._value(node.test, scope)
        if test is not UNKNOWN:
            self._run(node.body if test else node.orelse, scope)
            return
        # Both, since an option that is there in some cases is there; a return counts once both were followed.
        returned = None
        for body in (node.body, node.orelse):
            try:
                self._run(body, scope)
            except Returned as value:
                returned = returned or value
        if returned is not None and isinstance(returned.value, argparse.ArgumentParser):
            raise returned

    def _run_For(self, node, scope):
        items = self._value(node.iter, scope)
        if items is UNKNOWN:
            return
        try:
            items = list(items)
        except TypeError:
            return
        for item in items:
            self._bind(node.target, item, scope)
            try:
                self._run(node.body, scope)
            except Jumped as jump:
                if jump.args[0] == "break":
                    break

    def _run_Break(self, node, scope):
        raise Jumped("break")

    def _run_Continue(self, node, scope):
        raise Jumped("continue")

    def _run_With(self, node, scope):
        self._run(node.body, scope)

    def _run_Try(self, node, scope):
        self._run(node.body, scope)
        self._run(node.orelse, scope)
        self._run(node.finalbody, scope)

    # Calls

    def _value_Call(self, node, scope):
        args = list(self._items(node.args, scope))
        kwargs = {}
        for keyword in node.keywords:
            value = self._value(keyword.value, scope)
            if keyword.arg is not None:
                kwargs[keyword.arg] = value
            elif isinstance(value, dict):
                kwargs.update(value)
        if isinstance(node.func, ast.Attribute):
            whole = self._value(node.func.value, scope)
            if isinstance(whole, PARSERS):
                return self._call_parser(whole, node, args, kwargs, scope)
            if isinstance(whole, CONTAINERS):
                return self._safely(lambda: getattr(whole, node.func.attr)(*args, **kwargs)) if UNKNOWN not in args else UNKNOWN
        function = self._value(node.func, scope)
        if isinstance(function, Closure):
            return self.call(function, args, kwargs)
        if isinstance(function, type) and issubclass(function, argparse.ArgumentParser):
            return function(**{name: value for name, value in kwargs.items() if value is not UNKNOWN})
        if function in BUILTINS.values() and not any(value is UNKNOWN for value in args + list(kwargs.values())):
            return self._safely(lambda: function(*args, **kwargs))
        if any(isinstance(value, PARSERS) for value in args + list(kwargs.values())):
            self._pass_over(node, scope)
        return UNKNOWN

    def _call_parser(self, parser, node, args, kwargs, scope):
        name = node.func.attr
        if name.startswith("parse_"):
            raise Parsed()
        if name not in MAKERS:
            return UNKNOWN
        kwargs.pop("help", None)
        if any(value is UNKNOWN for value in args + list(kwargs.values())):
            self._pass_over(node, scope)
        if UNKNOWN in args:
            return UNKNOWN
        kwargs = {key: value for key, value in kwargs.items() if value is not UNKNOWN}
        try:
            return getattr(parser, name)(*args, **kwargs)
        except argparse.ArgumentError:
            return UNKNOWN  # both branches of a condition added it
        except (TypeError, ValueError, AttributeError, KeyError):
            self._pass_over(node, scope)
            return UNKNOWN

    def _pass_over(self, node, scope):
        self.unread.append(f"{os.path.relpath(scope.module.file, self.root)}:{node.lineno}")

    def call(self, closure, args, kwargs):
        """Runs a function's text; UNKNOWN when it does not return."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise NotReadable("the text does not come to an end")
        spec, names = closure.node.args, {}
        positional = [arg.arg for arg in getattr(spec, "posonlyargs", []) + spec.args]
        for arg, default in list(zip(reversed(positional), reversed(spec.defaults))) + list(zip([arg.arg for arg in spec.kwonlyargs], spec.kw_defaults)):
            if default is not None:
                names[arg] = self._value(default, closure.scope)
        names.update(zip(positional, args))
        if spec.vararg is not None:
            names[spec.vararg.arg] = tuple(args[len(positional):])
        known = set(positional) | {arg.arg for arg in spec.kwonlyargs}
        names.update({name: value for name, value in kwargs.items() if name in known})
        if spec.kwarg is not None:
            names[spec.kwarg.arg] = {name: value for name, value in kwargs.items() if name not in known}
        for name in known:
            names.setdefault(name, UNKNOWN)
        scope = Scope(names, closure.scope)
        if isinstance(closure.node, ast.Lambda):
            return self._value(closure.node.body, scope)
        try:
            self._run(closure.node.body, scope)
        except Returned as returned:
            return returned.value
        return None
