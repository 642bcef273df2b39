"""Data poured into a model, and what does not fit said in plain sentences."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.text.forms.fault import Fault, FaultError, quote
from generator.text.forms.marks import Key, Mark, Marks, Path
from generator.text.forms.nearest import did_you_mean, nearest

Model = TypeVar("Model", bound=BaseModel)
_BOOLEANS = {"true": True, "false": False}


def fill(
    model: type[Model], data: object, marks: Marks, at: Path = (), advice: Mapping[str, str] | None = None
) -> Model:
    """Make a `model` of what strict YAML gave.

    Takes the data that stands at the path `at`, the places of its document,
    and for each key what to write there. Keys without a value count as left
    out, and space around a text is not part of it.
    Raises FaultError with every fault and its place.
    """
    try:
        return model.model_validate(given(data, model))
    except ValidationError as error:
        wording = _Wording(model, marks, at, advice or {})
        raise FaultError({wording.fault(detail) for detail in wording.telling(error)}) from None


def given(value: object, model: type[BaseModel] | None) -> object:
    """Make what strict YAML gave fit to be poured into a `model`.

    Known keys that are blank are left out; an unknown one stays, for it is a
    fault of its own. Space around a text goes, and flags become what they say.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        keys = _keys(model) if model else value
        kept = {
            key: item.strip() if isinstance(item, str) else given(item, _part(model, key))
            for key, item in value.items()
            if key not in keys or not _is_blank(item)
        }
        return _with_flags(kept, model) if model else kept
    if isinstance(value, list):
        return [given(item, model) for item in value]
    return value


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _with_flags(kept: dict[str, object], model: type[BaseModel]) -> dict[str, object]:
    """Turn `true` and `false` into what they say; a tuple is what pydantic takes for neither."""
    for name in _flags(model) & kept.keys():
        kept[name] = _BOOLEANS.get(str(kept[name]), (kept[name],))
    return kept


@cache
def _keys(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(model.model_fields)


@cache
def _flags(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(key for key, field in model.model_fields.items() if field.annotation is bool)


class _Wording:
    """Says what pydantic found, in the words of those who write the files."""

    def __init__(self, model: type[BaseModel], marks: Marks, at: Path, advice: Mapping[str, str]) -> None:
        self._model = model
        self._marks = marks
        self._at = at
        self._advice = advice

    def telling(self, error: ValidationError) -> list[ErrorDetails]:
        """Leave out what only follows from another fault: a key is misspelt, a list's items are faulty."""
        details = error.errors(include_url=False)
        meant = {self._meant(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"}
        return [
            detail
            for detail in details
            if not (detail["type"] == "missing" and detail["loc"] in meant)
            and not (detail["type"] == "too_short" and detail["input"])
        ]

    def _meant(self, path: Path) -> Path:
        keys = _model_at(self._model, path[:-1]).model_fields
        return (*path[:-1], nearest(str(path[-1]), keys) or "")

    def fault(self, error: ErrorDetails) -> Fault:
        """Give the place and the sentence of one error."""
        path = error["loc"]
        if error["type"] == "missing":
            return self._missing(path)
        if error["type"] == "extra_forbidden":
            return self._unknown(path)
        return Fault(self._marks.value(*self._at, *path), self._sentence(error))

    def _missing(self, path: Path) -> Fault:
        full, key = (*self._at, *path), str(path[-1])
        if mark := self._marks.keys.get(full):
            return Fault(mark, f"{quote(key)} is empty; {self._what_to_write(key)}")
        message = f"the key {quote(key)} is missing; {self._what_to_write(key)}"
        return Fault(self._marks.value(*full[:-1]), message)

    def _unknown(self, path: Path) -> Fault:
        key = str(path[-1])
        keys = list(_model_at(self._model, path[:-1]).model_fields)
        ending = did_you_mean(key, keys) or f"; the keys are {', '.join(keys)}"
        return Fault(self._key_mark(path), f"{quote(key)} is not a key here{ending}")

    def _key_mark(self, path: Path) -> Mark:
        return self._marks.key(*self._at, *path)

    def _sentence(self, error: ErrorDetails) -> str:
        name, value, rule = _name(error["loc"]), error["input"], error.get("ctx", {})
        remedy = self._what_to_write(_key(error["loc"]))
        match error["type"]:
            case "string_too_long":
                sentence = f"{name} has {len(value)} characters; at most {rule['max_length']} are allowed"
            case "string_too_short" if value:
                sentence = f"{name} has {len(value)} characters; at least {rule['min_length']} are needed"
            case "value_error":
                sentence = str(rule["error"])
            case "model_type" if value is None:
                sentence = f"{name} is empty; write its keys below it, or delete the line"
            case "enum":
                sentence = self._not_a_choice(error)
            case "string_pattern_mismatch":
                sentence = f"{quote(value)} is not what {name} needs; {remedy}"
            case _:
                sentence = f"{name} {_kind(value)}; {remedy}"
        return sentence

    def _not_a_choice(self, error: ErrorDetails) -> str:
        key, value = _key(error["loc"]), str(error["input"])
        choices = _choices(_model_at(self._model, error["loc"][:-1]), key)
        ending = did_you_mean(value, choices) or f"; write one of {', '.join(choices)}"
        return f"{quote(value)} is no {quote(key)} that is known here{ending}"

    def _what_to_write(self, key: str) -> str:
        return self._advice.get(key, f'write "{key}: …"')


def _name(path: Path) -> str:
    item = path[-1]
    return f"item {item + 1} of {quote(_key(path))}" if isinstance(item, int) else quote(item)


def _key(path: Path) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "this")


def _kind(value: object) -> str:
    match value:
        case None | "" | [] | ():
            return "is empty"
        case list():
            return "is a list, which does not fit here"
        case dict():
            return 'holds "key: value" lines, which do not fit here'
        case (only,):
            return f"is {quote(only)}, which does not fit here"
    return f"is {quote(value)}, which does not fit here"


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    for step in path:
        model = _part(model, step) or model
    return model


@cache
def _part(model: type[BaseModel] | None, key: Key) -> type[BaseModel] | None:
    """Give the model of what stands at `key`, alone or in a list, where it has one."""
    field = model.model_fields.get(str(key)) if model else None
    return next(filter(_is_model, get_args(field.annotation)), None) if field else None


def _is_model(part: object) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _choices(model: type[BaseModel], key: str) -> list[str]:
    kind: Any = model.model_fields[key].annotation
    return [str(choice.value) for choice in kind]
