"""What a briefing pack is made of, so that every feature can put its own part into one."""
