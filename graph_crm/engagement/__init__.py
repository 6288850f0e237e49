"""What we do with customers: visits, calls, mails, meetings, demos, and what is to be done next."""
