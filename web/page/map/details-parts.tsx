import { useEffect, useEffectEvent, useLayoutEffect, useState, type ReactNode } from "react";

import { Button, Field } from "../controls";
import { draftOf, isTyped, saved } from "../controls/draft";
import { isOutside, lengthOf, LONGEST, type Range } from "../controls/range";
import { useDraft } from "../controls/use-draft";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";
import { useSight } from "./sight-context";

/** What a list has for "nothing is known". */
export const NOT_KNOWN = "-";

export function Part(props: { title: string; children: ReactNode }) {
  return (
    <section className="part">
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

/** Opens the questions that help to choose. */
export function ChooseHelp({ person, what }: { person: Stakeholder; what: "role" | "power" | "stance" }) {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  const { askFor } = useSight();
  if (!mayWrite) return null;
  return (
    <Button look="plain" aria-label={t(`choose.help-${what}`)} onPress={() => askFor({ kind: "choose", person: person.uid, what })}>
      {t("choose.help")}
    </Button>
  );
}

// Of no key pressed: then what was typed is saved.
const PAUSE_MS = 1_000;

/** Text that is saved when one pauses, and when one leaves it; one step to undo until it is left. */
export function TextPart(props: {
  label: string;
  value: string | null;
  onSave: (value: string | null) => void;
  hint?: string;
  lines?: number;
  type?: "number";
  range?: Range;
  /** What must be there comes back when it was emptied. */
  isRequired?: boolean;
  autoFocus?: boolean;
  /** Whose it is, and which field: what can't be saved is kept for them when it is taken off the page. */
  of?: { person: string; field: string };
}) {
  const { t } = useWords();
  const { mayWrite, session, unfinished, keepUnfinished } = useOpenMap();
  const { label, onSave, hint, lines = 2, type, range, isRequired, autoFocus, of } = props;
  const value = props.value ?? "";
  const place = of && `${of.person} ${of.field}`;
  const [draft, setDraft] = useDraft(value, place === undefined ? undefined : unfinished.get(place)?.draft);
  const [isComposing, setComposing] = useState(false);
  const [gesture, setGesture] = useState(() => crypto.randomUUID());
  const [wasEmptied, setEmptied] = useState(false);
  const typed = isTyped(draft);
  const text = draft.text.trim();
  const longest = lines > 1 ? LONGEST.lines : LONGEST.line;
  const isWrong = (range !== undefined && isOutside(text, range)) || lengthOf(text) > longest;

  function save() {
    setDraft(saved(draft));
    session.asPartOf(gesture, () => onSave(text || null));
  }
  function leave() {
    if (isRequired && text === "") {
      setDraft(draftOf(value));
      setEmptied(true);
    } else if (typed && !isWrong) save();
    setGesture(crypto.randomUUID());
  }
  const pause = useEffectEvent(save);
  const end = useEffectEvent(() => {
    if (of && place !== undefined && typed && isWrong) keepUnfinished(place, { person: of.person, draft });
    leave();
  });

  // From here on it is in this field again.
  useEffect(() => {
    if (place !== undefined) keepUnfinished(place, null);
  }, [place, keepUnfinished]);

  useEffect(() => {
    if (!typed) return;
    const field = {};
    session.begin(field);
    return () => session.finish(field);
  }, [typed, session]);
  useEffect(() => {
    // Who emptied it is about to write something else.
    if (!typed || text === "" || isWrong || isComposing) return;
    const timer = setTimeout(pause, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, isWrong, isComposing]);
  // What is taken off the page is not left by anybody. Before the session is closed, which effects do.
  useLayoutEffect(() => () => end(), []);

  return (
    <Field
      label={label}
      value={draft.text}
      onChange={(now) => {
        setEmptied(false);
        setDraft({ ...draft, text: now });
      }}
      onBlur={leave}
      longest={longest}
      {...(wasEmptied ? { problem: t("around.name-needed") } : {})}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      {...(lines > 1 ? { lines } : {})}
      {...(type ? { type } : {})}
      {...(range ? { range } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      isReadOnly={!mayWrite}
      {...(hint ? { hint } : {})}
    />
  );
}
