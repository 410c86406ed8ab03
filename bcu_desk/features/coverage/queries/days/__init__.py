"""Ward cover over several days: by day, over a period, and the first day without anybody."""
