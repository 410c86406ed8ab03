"""BCU Desk: the command, ward cover and shared fleet of a Basic Command Unit."""

VERSION = "0.1.0"
