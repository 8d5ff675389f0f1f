"""The values of expressions, as far as the text alone tells them."""

import ast
import enum

from source_names import CONTAINERS, REAL_MODULES, UNKNOWN, Class, Closure, Module, Scope


class Values:
    def _value(self, node, scope):
        follow = getattr(self, "_value_" + type(node).__name__, None)
        return UNKNOWN if follow is None else follow(node, scope)

    def _value_Constant(self, node, scope):
        return node.value

    def _value_Index(self, node, scope):  # Python 3.8
        return self._value(node.value, scope)

    def _value_Name(self, node, scope):
        return scope.find(node.id)

    def _value_Attribute(self, node, scope):
        whole = self._value(node.value, scope)
        if isinstance(whole, Module):
            return self._member(whole, node.attr)
        if isinstance(whole, Class):
            return whole.scope.names.get(node.attr, UNKNOWN)
        if any(whole is module for module in REAL_MODULES.values()):
            return getattr(whole, node.attr, UNKNOWN)
        if isinstance(whole, enum.Enum) or (isinstance(whole, type) and issubclass(whole, enum.Enum)):
            return getattr(whole, node.attr, UNKNOWN)
        return UNKNOWN

    def _value_List(self, node, scope):
        return list(self._items(node.elts, scope))

    def _value_Tuple(self, node, scope):
        return tuple(self._items(node.elts, scope))

    def _value_Set(self, node, scope):
        return [item for item in self._items(node.elts, scope)]

    def _items(self, nodes, scope):
        for node in nodes:
            if isinstance(node, ast.Starred):
                items = self._value(node.value, scope)
                yield from (items if isinstance(items, CONTAINERS) else ())
            else:
                yield self._value(node, scope)

    def _value_Dict(self, node, scope):
        result = {}
        for key, value in zip(node.keys, node.values):
            item = self._value(value, scope)
            if key is None:
                result.update(item if isinstance(item, dict) else {})
            else:
                name = self._value(key, scope)
                if name.__hash__ is not None:
                    result[name] = item
        return result

    def _value_JoinedStr(self, node, scope):
        texts = []
        for part in node.values:
            value = self._value(part.value if isinstance(part, ast.FormattedValue) else part, scope)
            if value is UNKNOWN:
                return UNKNOWN
            texts.append(str(value))
        return "".join(texts)

    def _value_Lambda(self, node, scope):
        return Closure(self, node, scope)

    def _value_IfExp(self, node, scope):
        test = self._value(node.test, scope)
        return UNKNOWN if test is UNKNOWN else self._value(node.body if test else node.orelse, scope)

    def _value_BoolOp(self, node, scope):
        value = UNKNOWN
        for part in node.values:
            value = self._value(part, scope)
            if value is UNKNOWN or bool(value) == isinstance(node.op, ast.Or):
                return value
        return value

    def _value_UnaryOp(self, node, scope):
        value = self._value(node.operand, scope)
        if value is UNKNOWN:
            return UNKNOWN
        return self._safely({ast.Not: lambda: not value, ast.USub: lambda: -value, ast.UAdd: lambda: +value}.get(type(node.op), lambda: UNKNOWN))

    def _value_BinOp(self, node, scope):
        return self._operate(node.op, self._value(node.left, scope), self._value(node.right, scope))

    def _operate(self, operator, left, right):
        if not all(isinstance(side, CONTAINERS + (int, float)) for side in (left, right)):
            return UNKNOWN
        return self._safely({
            ast.Add: lambda: left + right, ast.Sub: lambda: left - right, ast.Mult: lambda: left * right, ast.Div: lambda: left / right,
            ast.FloorDiv: lambda: left // right, ast.Mod: lambda: left % right, ast.BitOr: lambda: left | right,
            # No Pow: a small text could ask for a number without end.
        }.get(type(operator), lambda: UNKNOWN))

    def _value_Compare(self, node, scope):
        left = self._value(node.left, scope)
        for operator, other in zip(node.ops, node.comparators):
            right = self._value(other, scope)
            if left is UNKNOWN or right is UNKNOWN:
                return UNKNOWN
            holds = self._safely({
                ast.Eq: lambda: left == right, ast.NotEq: lambda: left != right, ast.Is: lambda: left is right, ast.IsNot: lambda: left is not right,
                ast.In: lambda: left in right, ast.NotIn: lambda: left not in right, ast.Lt: lambda: left < right, ast.LtE: lambda: left <= right,
                ast.Gt: lambda: left > right, ast.GtE: lambda: left >= right}[type(operator)])
            if holds is UNKNOWN or not holds:
                return holds
            left = right
        return True

    def _value_Subscript(self, node, scope):
        whole = self._value(node.value, scope)
        if isinstance(node.slice, ast.Slice):
            bounds = [None if part is None else self._value(part, scope) for part in (node.slice.lower, node.slice.upper, node.slice.step)]
            key = UNKNOWN if UNKNOWN in bounds else slice(*bounds)
        else:
            key = self._value(node.slice, scope)
        return self._safely(lambda: whole[key]) if isinstance(whole, CONTAINERS) and key is not UNKNOWN else UNKNOWN

    def _value_ListComp(self, node, scope):
        return self._comprehend(node.generators, Scope({}, scope), lambda inner: self._value(node.elt, inner))

    _value_GeneratorExp = _value_SetComp = _value_ListComp

    def _value_DictComp(self, node, scope):
        pairs = self._comprehend(node.generators, Scope({}, scope), lambda inner: (self._value(node.key, inner), self._value(node.value, inner)))
        return UNKNOWN if pairs is UNKNOWN else self._safely(lambda: dict(pairs))

    def _comprehend(self, generators, scope, item):
        if not generators:
            return [item(scope)]
        items = self._value(generators[0].iter, scope)
        if items is UNKNOWN:
            return UNKNOWN
        result = []
        for value in self._safely(lambda: list(items)) or []:
            self._bind(generators[0].target, value, scope)
            if all(self._value(test, scope) for test in generators[0].ifs):
                more = self._comprehend(generators[1:], scope, item)
                if more is UNKNOWN:
                    return UNKNOWN
                result.extend(more)
        return result

    @staticmethod
    def _safely(compute):
        try:
            return compute()
        except (TypeError, ValueError, KeyError, IndexError, ZeroDivisionError, AttributeError):
            return UNKNOWN
