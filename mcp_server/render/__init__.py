"""Documents as text; Markdown is the trunk."""
