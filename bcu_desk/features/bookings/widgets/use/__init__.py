"""Charts and tables of use; the charts are loaded when they are first shown."""
