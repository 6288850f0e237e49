import { Button } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { ContactMap, MapChange } from "./query";
import { useSight } from "./sight-context";

type Step = ContactMap["decisionSteps"][number];
const APART = 10;

/** The customer's way to a decision and to the payment, step by step, under the map. */
export default function Path() {
  const { t } = useWords();
  const { map, session, mayWrite } = useOpenMap();
  const { askFor } = useSight();
  const steps = map.decisionSteps;

  // The two change places; steps are counted anew, for two may have had the same number.
  function swap(index: number) {
    const order = [...steps];
    const [one, two] = [order[index], order[index + 1]];
    if (!one || !two) return;
    order.splice(index, 2, two, one);
    const changes = order.flatMap((step, at): MapChange[] =>
      step.order === (at + 1) * APART ? [] : [{ updateDecisionStep: { step: step.uid, order: (at + 1) * APART } }],
    );
    session.change(...changes);
  }
  return (
    <section className="path" aria-label={t("map.path")}>
      <header className="row">
        <h2>{t("map.path")}</h2>
        {mayWrite && <Button onPress={() => askFor({ kind: "step", step: null })}>+ {t("map.add-step")}</Button>}
      </header>
      {steps.length === 0 && <p className="quiet">{t("map.no-steps")}</p>}
      <ol>
        {steps.map((step, index) => (
          <StepCard
            key={step.uid}
            step={step}
            {...(mayWrite && index > 0 ? { onEarlier: () => swap(index - 1) } : {})}
            {...(mayWrite && index < steps.length - 1 ? { onLater: () => swap(index) } : {})}
          />
        ))}
      </ol>
    </section>
  );
}

function StepCard(props: { step: Step; onEarlier?: () => void; onLater?: () => void }) {
  const { t, date } = useWords();
  const { people, mayWrite, vocabulary, select } = useOpenMap();
  const { askFor } = useSight();
  const { step, onEarlier, onLater } = props;
  const isLate = step.dueOn !== null && step.doneOn === null && step.dueOn < new Date().toISOString().slice(0, 10);
  return (
    <li className={step.doneOn ? "step done" : "step"}>
      <strong>{step.name}</strong>
      <span className="quiet small">
        {[t(step.kind === "PAYMENT" ? "map.step-payment" : "map.step-decision"), step.rule && vocabulary.word("DECISION_RULE", step.rule)]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className={isLate ? "small mark" : "small"}>
        {step.doneOn
          ? `✓ ${t("map.done-on", { date: date(step.doneOn) })}`
          : step.dueOn
            ? t(isLate ? "map.late-since" : "map.due-on", { date: date(step.dueOn) })
            : t("map.no-date")}
      </span>
      <div className="row deciders">
        {step.deciders.map(({ uid }) => (
          <Button key={uid} look="plain" onPress={() => select([uid], { show: "near" })}>
            {people.get(uid)?.contact.name || people.get(uid)?.title || t("map.no-name")}
          </Button>
        ))}
        {step.deciders.length === 0 && <span className="mark small">{t("map.no-decider")}</span>}
      </div>
      {mayWrite && (
        <div className="row tools">
          <Button look="plain" isDisabled={!onEarlier} aria-label={t("map.earlier", { step: step.name })} {...(onEarlier ? { onPress: onEarlier } : {})}>
            ←
          </Button>
          <Button look="plain" aria-label={t("map.edit-step", { step: step.name })} onPress={() => askFor({ kind: "step", step: step.uid })}>
            ✎
          </Button>
          <Button look="plain" isDisabled={!onLater} aria-label={t("map.later", { step: step.name })} {...(onLater ? { onPress: onLater } : {})}>
            →
          </Button>
        </div>
      )}
    </li>
  );
}
