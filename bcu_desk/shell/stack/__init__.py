"""The pages of an open desk: made when they are asked for, or a little before."""
