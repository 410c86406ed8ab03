"""What the chart shows, apart from its drawing."""
