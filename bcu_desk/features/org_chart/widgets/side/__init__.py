"""What stands beside the chart."""
