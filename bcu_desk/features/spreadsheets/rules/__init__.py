"""What workbooks hold and how what comes back is compared: decided without a database."""
