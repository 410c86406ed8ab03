"""A sample: real boroughs and wards; fictional people, fleet, bookings, absences and figures."""
