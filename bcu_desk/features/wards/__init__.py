"""Ward sets: boundaries loaded from files, and wards of one set followed by those of the next."""
