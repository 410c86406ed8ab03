"""Briefing packs: live figures on paper, in a page for the browser, and kept to be made again."""
