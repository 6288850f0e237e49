"""Graph CRM: who decides in a B2B deal, who is for us, and whom nobody covers."""

__version__ = "0.1.0"
