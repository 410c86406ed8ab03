"""What leaves a desk: keys, signed segments, and the files that carry them."""
