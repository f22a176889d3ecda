"""E-mails: a message, its plain text and its HTML."""
