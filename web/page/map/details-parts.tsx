import { useEffect, useState, type ReactNode } from "react";

import { Button, Field } from "../controls";
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

/** Text that is saved when one leaves it. */
export function TextPart(props: { label: string; value: string | null; onSave: (value: string | null) => void; hint?: string; lines?: number; type?: "number" }) {
  const { mayWrite } = useOpenMap();
  const { label, value, onSave, hint, lines = 2, type } = props;
  const [text, setText] = useState(value ?? "");
  useEffect(() => setText(value ?? ""), [value]);
  return (
    <Field
      label={label}
      value={text}
      onChange={setText}
      onBlur={() => text.trim() !== (value ?? "") && onSave(text.trim() || null)}
      {...(lines > 1 ? { lines } : {})}
      {...(type ? { type } : {})}
      isReadOnly={!mayWrite}
      {...(hint ? { hint } : {})}
    />
  );
}
