import { useState } from "react";

import { Button, Field, Pick } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { PersonPick } from "./person-pick";
import type { ContactMap, MapChange } from "./query";

const NONE = "-";
const APART = 10;
type Step = ContactMap["decisionSteps"][number];

/** One step of the customer's way to a decision or a payment; all that is said of it is one step to undo. */
export function StepDialog({ step, onDone }: { step: Step | undefined; onDone: () => void }) {
  const { t } = useWords();
  const { map, people, session, vocabulary } = useOpenMap();
  const [name, setName] = useState(step?.name ?? "");
  const [kind, setKind] = useState<Step["kind"]>(step?.kind ?? "DECISION");
  const [rule, setRule] = useState(step?.rule ?? NONE);
  const [dueOn, setDueOn] = useState(step?.dueOn ?? "");
  const [doneOn, setDoneOn] = useState(step?.doneOn ?? "");
  const [deciders, setDeciders] = useState<readonly string[]>(step?.deciders.map((one) => one.uid) ?? []);
  const said = { name: name.trim(), kind, rule: rule === NONE ? null : rule, dueOn: dueOn || null, doneOn: doneOn || null };
  const nameOf = (uid: string) => people.get(uid)?.contact.name || people.get(uid)?.title || t("map.no-name");

  function save() {
    const last = Math.max(0, ...map.decisionSteps.map((one) => one.order));
    const uid = step?.uid ?? crypto.randomUUID();
    const before = step?.deciders.map((one) => one.uid) ?? [];
    const changes: MapChange[] = [
      step ? { updateDecisionStep: { step: uid, ...said } } : { addDecisionStep: { uid, order: last + APART, ...said } },
      ...deciders
        .filter((one) => !before.includes(one))
        .map((stakeholder): MapChange => ({ assignDecider: { step: uid, stakeholder } })),
      ...before
        .filter((one) => !deciders.includes(one))
        .map((stakeholder): MapChange => ({ unassignDecider: { step: uid, stakeholder } })),
    ];
    session.change(...changes);
    onDone();
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (said.name !== "") save();
      }}
    >
      <Field label={t("map.step-name")} value={name} onChange={setName} autoFocus />
      <div className="pairs">
        <Pick
          label={t("map.step-kind")}
          value={kind}
          choices={(["DECISION", "PAYMENT"] as const).map((id) => ({ id, name: t(id === "DECISION" ? "map.step-decision" : "map.step-payment") }))}
          onChange={setKind}
        />
        <Pick
          label={t("map.step-rule")}
          value={rule}
          choices={[{ id: NONE, name: t("map.not-known") }, ...vocabulary.entries("DECISION_RULE").map((one) => ({ id: one.code, name: one.name }))]}
          onChange={setRule}
        />
        <Field label={t("map.step-due")} value={dueOn} onChange={setDueOn} type="date" />
        <Field label={t("map.step-done")} value={doneOn} onChange={setDoneOn} type="date" />
      </div>
      <div className="row" role="group" aria-label={t("map.deciders")}>
        {deciders.map((uid) => (
          <Button key={uid} aria-label={t("map.remove-decider", { name: nameOf(uid) })} onPress={() => setDeciders(deciders.filter((one) => one !== uid))}>
            {nameOf(uid)} <span aria-hidden="true">✕</span>
          </Button>
        ))}
      </div>
      <PersonPick
        key={deciders.length}
        label={t("map.add-decider")}
        except=""
        value={null}
        onChange={(uid) => uid !== null && !deciders.includes(uid) && setDeciders([...deciders, uid])}
      />
      <div className="row end">
        {step && (
          <Button
            look="danger"
            onPress={() => {
              session.change({ removeDecisionStep: { step: step.uid } });
              onDone();
            }}
          >
            {t("map.remove-step")}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={said.name === ""}>
          {t("map.save")}
        </Button>
      </div>
    </form>
  );
}
