import { useEffectEvent, useLayoutEffect, useState } from "react";

import { Field } from "../controls";
import { draftOf, isTyped, saved } from "../controls/draft";
import { isOutside, type Range } from "../controls/range";
import { useAskBeforeLeaving, useDraft, useSeen } from "../controls/use-draft";
import { useWords } from "../words";

/** A field that is saved when one leaves it or the page; what comes while one types does not replace it. */
export function SavedField<Facts>(props: {
  label: string;
  value: string;
  /** What is seen of the record that it is of. */
  edit: { facts: Facts };
  onSave: (value: string, seen: Facts) => void;
  type?: "date" | "number" | "text";
  range?: Range;
  lines?: number;
  isReadOnly?: boolean;
  hint?: string;
  /** Without it there is no record: emptied, it is as it was. */
  isNeeded?: boolean;
}) {
  const { t } = useWords();
  const { value, edit, onSave, isNeeded, ...rest } = props;
  const [draft, setDraft] = useDraft(value);
  const [wasEmptied, setEmptied] = useState(false);
  const isUnsaved = isTyped(draft);
  const seen = useSeen(edit.facts, isUnsaved);
  useAskBeforeLeaving(isUnsaved);
  function leave() {
    const text = draft.text.trim();
    if (rest.range && isOutside(text, rest.range)) return;
    const isMissing = isUnsaved && isNeeded === true && text === "";
    setEmptied(isMissing);
    if (!isUnsaved) return;
    setDraft(isMissing ? draftOf(value) : saved(draft));
    if (!isMissing) onSave(text, seen);
  }
  useBeforeGone(leave);
  return (
    <Field
      {...rest}
      value={draft.text}
      onChange={(text) => {
        setEmptied(false);
        setDraft({ ...draft, text });
      }}
      onBlur={leave}
      {...(wasEmptied ? { problem: t("around.name-needed") } : {})}
    />
  );
}

/** What is taken off the page, as by the browser's Back, is not left by anybody. */
export function useBeforeGone(leave: () => void): void {
  const end = useEffectEvent(leave);
  useLayoutEffect(() => () => end(), []);
}
