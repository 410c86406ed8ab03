"""Settings: declared once with type, default, title and help, kept as JSON in the profile."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store.replace import replacing

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `choices` lists the values allowed, where they are few."""

    name: str
    default: Value
    title: str
    help: str
    choices: tuple[str, ...] = ()

    def takes(self, value: object) -> bool:
        """Whether a value fits."""
        if isinstance(self.default, tuple):
            return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
        if type(value) is not type(self.default):
            return False
        return not self.choices or value in self.choices


SETTINGS = (
    Setting(
        "theme",
        "system",
        "Theme",
        "Light, dark, or as the computer is set.",
        ("system", "light", "dark"),
    ),
    Setting("text_size", 100, "Text size", "Size of all text, in per cent of the usual."),
    Setting("recent_files", (), "Recent files", "Desk files opened before, newest first."),
    Setting("open_last", True, "Open the last file", "Open the last file again at the start."),
    Setting(
        "marking",
        "OFFICIAL",
        "Marking",
        "The marking that exports start with.",
        ("OFFICIAL", "OFFICIAL-SENSITIVE"),
    ),
    Setting("window", "", "Window", "Place and size of the window, kept when it closes."),
    Setting("splitters", "", "Splitters", "How the pages' columns are divided."),
    Setting("last_page", "home", "Last page", "The page that was open last."),
    Setting(
        "chart_view",
        "tree",
        "View of the org chart",
        "Posts as a tree, as boroughs and functions, or as a list.",
        ("tree", "matrix", "list"),
    ),
    Setting(
        "chart_direction",
        "down",
        "Direction of the org chart",
        "Whether the chart grows down or to the right.",
        ("down", "right"),
    ),
    Setting("chart_folds", (), "Folds of the org chart", "Branches folded or opened by hand."),
    Setting("chart_zoom", 0, "Zoom of the org chart", "In per cent, 0 to fit its place."),
    Setting("chart_leads", True, "Dotted lines", "Show who leads a function elsewhere."),
    Setting("exchange_folder", "", "Exchange folder", "Where exchange files were written last."),
    Setting("exchange_watched", "", "Watched folder", "Where exchange files arrive, or nowhere."),
    Setting("boundary_keys", (), "Keys of boundary files", "Fields chosen to tell wards by."),
    Setting(
        "workbook_layouts", (), "Layouts of workbooks", "What columns of files were taken for."
    ),
    Setting("rail_folded", False, "Folded rail", "Show the navigation as icons only."),
)
FIRST_FORMAT, FORMAT = 1, 1
Upgrade = Callable[[dict[str, object]], dict[str, object]]
UPGRADES: Mapping[int, Upgrade] = {}


class Settings:
    """The settings of a profile; a bad file is kept aside and the defaults used.

    `trouble` says so in words, or is empty.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._known = {setting.name: setting for setting in SETTINGS}
        self.trouble = ""
        self._values = self._read()

    def __getitem__(self, name: str) -> Value:
        """A setting's value, or its default."""
        return self._values.get(name, self._known[name].default)

    @property
    def folder(self) -> Path:
        """The profile's folder."""
        return self._path.parent

    def text(self, name: str) -> str:
        """A setting that is text."""
        return str(self[name])

    def set(self, name: str, value: Value) -> None:
        """Keep a value; ValueError where it does not fit the setting."""
        if not self._known[name].takes(value):
            raise ValueError(f"{name} can't be {value!r}")
        if self[name] != value:
            self._values[name] = value
            document = {"format": FORMAT, **self._values}
            with replacing(self._path) as made:
                made.write_text(json.dumps(document, indent=1), "utf-8")

    def _read(self) -> dict[str, Value]:
        if not self._path.exists():
            return {}
        try:
            return self._checked(json.loads(self._path.read_text("utf-8")))
        except (ValueError, TypeError, OSError) as error:
            kept = self._path.with_suffix(".bad.json")
            self._path.replace(kept)
            self.trouble = f"The settings could not be read ({error}); kept as {kept.name}."
            return {}

    def _checked(self, document: object) -> dict[str, Value]:
        if not isinstance(document, dict):
            raise TypeError("they are no settings")
        number = document.pop("format", None)
        if number not in range(FIRST_FORMAT, FORMAT + 1):
            raise ValueError(f"format {number} is not known")
        for older in range(number, FORMAT):
            document = UPGRADES[older](document)
        told = ((name, self._fitting(name, value)) for name, value in document.items())
        return {name: value for name, value in told if value is not None}

    def _fitting(self, name: str, value: object) -> Value | None:
        """A value that a setting takes, or None."""
        fitting = tuple(value) if isinstance(value, list) else value
        known = name in self._known and self._known[name].takes(fitting)
        return fitting if known and isinstance(fitting, (str, int, bool, tuple)) else None
