/** A text that somebody types: nothing that comes meanwhile takes it away. */
export interface Draft {
  text: string;
  /** What it was when they began, or was saved last. */
  began: string;
  /** What is known from outside. */
  value: string;
}

/** Nothing was typed yet. */
export function draftOf(value: string): Draft {
  return { text: value, began: value, value };
}

/** Whether something was typed that is not handed over yet. */
export function isTyped({ text, began }: Draft): boolean {
  return text.trim() !== began.trim();
}

/** Another value came: what was typed stays. The same object when there is nothing new. */
export function taken(draft: Draft, value: string): Draft {
  if (value === draft.value) return draft;
  // It came back as it was saved; who is still typing keeps the space at the end.
  if (draft.text.trim() === value) return { ...draft, began: value, value };
  return isTyped(draft) ? { ...draft, value } : draftOf(value);
}

/** What was typed is handed over. */
export function saved(draft: Draft): Draft {
  return { ...draft, began: draft.text.trim() };
}
