"""What is read from Chinese and English text."""
