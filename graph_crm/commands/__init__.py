"""The commands of ``graph-crm``, one module each. A module is imported when its command runs."""
