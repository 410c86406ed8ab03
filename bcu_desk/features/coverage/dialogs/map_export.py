"""Writing the map that is shown to a file."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.markings import TIERS, in_file_name
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.model.grounds import MapKind
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.printed import Source, Wanted, map_sheet
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.kit.map.printing.output import map_format, write_map
from bcu_desk.kit.page import Page
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable

KINDS = "PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"


class MapExport:
    """Writes the map that is shown to a file."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def start(self, loaded: Loaded, sight: Sight, kind: MapKind, *, compared: bool) -> None:
        """Ask where to, and write there: PDF, SVG or PNG by the name's ending."""
        context = self._page.context
        kept = context.settings.text("marking")
        marking = kept if kept in TIERS else TIERS[0]
        wanted = Wanted(sight.value, kind.value, marking, compared=compared)
        place = self._place(loaded, wanted)
        if place is None:
            return
        if place.parent.is_dir():
            self._write(loaded, wanted, place)
        else:
            self._page.show_refusal(Refused("no_folder", folder=str(place.parent)))

    def _place(self, loaded: Loaded, wanted: Wanted) -> Path | None:
        """The file that is chosen, a PDF where its name does not tell; None for none."""
        context = self._page.context
        scope = " ".join(context.view().scope) or "all"
        day, marked = loaded.on.isoformat(), in_file_name(wanted.marking)
        name = f"Ward map {scope} {wanted.lens} {day} {marked}.pdf"
        out = context.ask.save_file("Export the map", name, KINDS)
        return out if out is None or map_format(out) else out.with_name(f"{out.name}.pdf")

    def _write(self, loaded: Loaded, wanted: Wanted, place: Path) -> None:
        desk = self._page.context.desk
        source = Source(desk.path.name, desk.clock.minute(), self._page.context.view().known_at)
        try:  # here, not in a job: paper is drawn in the light theme, which is the program's own
            write_map(map_sheet(loaded, dict(loaded.outlines), wanted, source).sheet, place)
        except Refused as refused:
            self._page.show_refusal(refused)
        except OSError as error:
            fault = fault_of_system(error, place)
            if not isinstance(fault, (Refused, Unusable)):
                raise
            self._page.show_refusal(fault)
        else:
            self._page.tell(f"Wrote {place.name}, marked {wanted.marking}.", tone="good")
