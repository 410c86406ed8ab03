"""Reading a workbook or CSV file of others, in a process of its own."""
