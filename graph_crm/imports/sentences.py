"""Why a row was rejected, in the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.imports.model import Rejection
    from graph_crm.text import Language


def reason_sentence(rejection: Rejection, language: Language) -> str:
    """What is wrong with the row and how to mend it."""
    params = dict(rejection.params)
    if "label" in params:
        params["label"] = text(f"import-label-{str(params['label']).lower()}", language)
    params = {name: str(value) if isinstance(value, int | float) else value for name, value in params.items()}
    return text(f"import-reject-{rejection.reason}", language, params)
