"""The book of packs that were made, and how this desk lays them out."""
