import { useState } from "react";

import { Button, Toggle } from "../controls";
import { useWords, type MessageId } from "../words";
import { useOpenMap } from "./context";
import type { MapChange, Stakeholder } from "./query";
import { POWER_QUESTIONS, ROLE_QUESTIONS, STANCE_QUESTIONS, suggested, type Answered } from "./questions";
import { ourselves } from "./sight";
import { stanceWord } from "./signs";

const TABLES = { role: ROLE_QUESTIONS, power: POWER_QUESTIONS, stance: STANCE_QUESTIONS } as const;

/** A few questions about somebody, and what the answers speak for; a person takes it or leaves it. */
export function ChooseDialog(props: { person: Stakeholder; what: keyof typeof TABLES; onDone: () => void }) {
  const { t } = useWords();
  const { map, session, vocabulary } = useOpenMap();
  const { person, what, onDone } = props;
  const [answers, setAnswers] = useState<Record<string, Answered | undefined>>({});
  const questions: readonly { id: string; words: MessageId; yes: Partial<Record<string, number>> }[] = TABLES[what];
  const suggestion = suggested(questions as Parameters<typeof suggested<string>>[0], answers);
  const us = ourselves(map);
  const isThere = suggestion && (what !== "role" || vocabulary.roles.some((role) => role.code === suggestion.choice));

  function nameOf(choice: string): string {
    if (what === "role") return vocabulary.role(choice);
    return what === "power" ? vocabulary.word("POWER", choice) : t(stanceWord(Number(choice)));
  }
  function take(choice: string, because: readonly MessageId[]) {
    const evidence = because.map((words) => t(words)).join(" ");
    const stakeholder = person.uid;
    const change: MapChange | null =
      what === "role"
        ? { assignRole: { stakeholder, role: choice } }
        : what === "power"
          ? { updateStakeholder: { stakeholder, power: choice as NonNullable<Stakeholder["power"]> } }
          : us
            ? { setStance: { stakeholder, party: us.uid, value: Number(choice), evidence } }
            : null;
    if (change) session.change(change);
    onDone();
  }
  return (
    <div className="stack">
      <ul className="questions">
        {questions.map(({ id, words }) => (
          <li key={id}>
            <span id={`question-${id}`}>{t(words)}</span>
            <span className="row" role="group" aria-labelledby={`question-${id}`}>
              {(["yes", "no"] as const).map((answer) => (
                <Toggle
                  key={answer}
                  isSelected={answers[id] === answer}
                  onChange={(on) => setAnswers({ ...answers, [id]: on ? answer : undefined })}
                >
                  {t(answer === "yes" ? "choose.yes" : "choose.no")}
                </Toggle>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <div role="status" className="notice">
        {suggestion && isThere ? (
          <>
            <strong>{t("choose.suggests", { choice: nameOf(suggestion.choice) })}</strong>
            <span>{t("choose.because", { reasons: suggestion.because.map((words) => t(words)).join(" ") })}</span>
          </>
        ) : (
          t("choose.nothing-yet")
        )}
      </div>
      <div className="row end">
        <Button onPress={onDone}>{t("choose.leave")}</Button>
        <Button
          look="primary"
          isDisabled={!suggestion || !isThere}
          onPress={() => suggestion && take(suggestion.choice, suggestion.because)}
        >
          {t("choose.take")}
        </Button>
      </div>
    </div>
  );
}
