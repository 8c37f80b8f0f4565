"""The genuine parts of tifa that decide about an answer, so that their replacement is noticed and undone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import CodeType, FunctionType, ModuleType
from typing import Any

__all__ = ["Genuine"]


class Genuine:
    """What tifa was before a learner's code ran; `recorder` stands in for `check` from now on."""

    def __init__(self, recorder: Callable[..., Any]) -> None:
        import tifa
        from tifa import exercises

        exercises.exercises()
        self.tifa: ModuleType = tifa
        self.check = exercises.check
        tifa.check = recorder
        exercises.check = recorder
        names = ["tifa", *(name for name in sys.modules if name.split(".")[:2] == ["tifa", "exercises"])]
        self._modules = {name: import_module(name) for name in names}
        self._names = {name: dict(vars(module)) for name, module in self._modules.items()}
        self._codes = self._list_codes()

    def _list_codes(self) -> list[tuple[str, FunctionType, CodeType]]:
        """List the code of every function, which can be exchanged as well."""
        functions = [
            (f"{module}.{name}", value)
            for module, names in self._names.items()
            for name, value in names.items()
            if isinstance(value, FunctionType)
        ]
        functions.append(("tifa.exercises.check", self.check))  # type: ignore[arg-type]
        return [(name, function, function.__code__) for name, function in functions]

    def restore(self, shared: dict[str, Any]) -> list[str]:
        """Put everything back as it was and name what had been changed."""
        changed: list[str] = []
        for name, module in self._modules.items():
            now, before = vars(module), self._names[name]
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
                changed.append(name)
            gone = [
                key
                for key, value in before.items()
                if key != "__warningregistry__" and now.get(key) is not value
            ]
            now.update({key: before[key] for key in gone})
            changed += [f"{name}.{key}" for key in gone]
        for name, function, code in self._codes:
            if function.__code__ is not code:
                function.__code__ = code
                changed.append(f"{name}.__code__")
        if shared.get("tifa") is not self.tifa:
            shared["tifa"] = self.tifa
            changed.append("tifa")
        return list(dict.fromkeys(changed))
