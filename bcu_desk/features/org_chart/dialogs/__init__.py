"""Forms of the org chart, shown inside its page."""
