"""What the workbook page shows: the sheets to send out, the rows that come back."""
