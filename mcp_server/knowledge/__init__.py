"""What the server knows by itself: data, each entry with its source."""
