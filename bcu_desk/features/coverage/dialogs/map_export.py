"""Writing the map that is shown to a file."""

from __future__ import annotations

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
        scope = " ".join(context.view().scope) or "all"
        kept = context.settings.text("marking")
        marking = kept if kept in TIERS else TIERS[0]
        stem = f"Ward map {scope} {sight.value} {loaded.on.isoformat()} {in_file_name(marking)}"
        out = context.ask.save_file("Export the map", f"{stem}.pdf", KINDS)
        if out is None:
            return
        place = out if map_format(out) else out.with_name(f"{out.name}.pdf")
        if not place.parent.is_dir():
            self._page.show_refusal(Refused("no_folder", folder=str(place.parent)))
            return
        desk = context.desk
        source = Source(desk.path.name, desk.clock.minute(), context.view().known_at)
        wanted = Wanted(sight.value, kind.value, marking, compared=compared)

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
            self._page.tell(f"Wrote {place.name}, marked {marking}.", tone="good")
