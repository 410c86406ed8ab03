"""A sample: real boroughs and wards; fictional people, fleet, bookings, absences and figures."""

from bcu_desk.work.sample.making import make_sample
from bcu_desk.work.sample.world import SAMPLE_DAY, World

__all__ = ["SAMPLE_DAY", "World", "make_sample"]
