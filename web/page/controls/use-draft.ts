import { useEffect, useState } from "react";

import { draftOf, taken, type Draft } from "./draft";

/** What somebody types into a field of this value; `before` is what they had typed there when it was taken off the page. */
export function useDraft(value: string, before?: Draft): [Draft, (draft: Draft) => void] {
  const [kept, setDraft] = useState(() => before ?? draftOf(value));
  const draft = taken(kept, value);
  if (draft !== kept) setDraft(draft);
  return [draft, setDraft];
}

/** What was known when somebody began to type; else what is known now. */
export function useSeen<Known>(now: Known, isTyping: boolean): Known {
  const [seen, setSeen] = useState(now);
  if (!isTyping && seen !== now) setSeen(now);
  return isTyping ? seen : now;
}

/** The browser asks before the window is closed over what is not saved. */
export function useAskBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
}
