"""Questions about the fleet: vehicles, bookings, what is free, who may drive."""
