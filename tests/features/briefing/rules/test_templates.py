"""Templates name sections that exist, and those for others hold nothing sensitive."""

from __future__ import annotations

import pytest

from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.templates import TEMPLATES, Template


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_section_of_a_template_is_known(template: Template, sources: Sources) -> None:
    known = {section.name for section in sources.known()}
    assert set(template.sections) <= known
    assert len(set(template.sections)) == len(template.sections)
