import { Field } from "../controls";
import { draftOf, isTyped, saved } from "../controls/draft";
import { isOutside, type Range } from "../controls/range";
import { useAskBeforeLeaving, useDraft, useSeen } from "../controls/use-draft";

/** A field that is saved when one leaves it; what comes while one types does not replace it. */
export function SavedField<Facts>(props: {
  label: string;
  value: string;
  /** Of the record that it is of: what is seen of it, and whether the last change failed. */
  edit: { facts: Facts; error: unknown };
  onSave: (value: string, seen: Facts) => void;
  type?: "date" | "number" | "text";
  range?: Range;
  lines?: number;
  isReadOnly?: boolean;
  hint?: string;
  /** Without it there is no record: emptied, it is as it was. */
  isNeeded?: boolean;
}) {
  const { value, edit, onSave, isNeeded, ...rest } = props;
  const [draft, setDraft] = useDraft(value);
  const isUnsaved = isTyped(draft) || (edit.error !== null && draft.text.trim() !== value);
  const seen = useSeen(edit.facts, isUnsaved);
  useAskBeforeLeaving(isUnsaved);
  function leave() {
    if (!isUnsaved) return;
    const text = draft.text.trim();
    if (rest.range && isOutside(text, rest.range)) return;
    if (isNeeded && text === "") {
      setDraft(draftOf(value));
      return;
    }
    setDraft(saved(draft));
    onSave(text, seen);
  }
  return <Field {...rest} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} onBlur={leave} />;
}
