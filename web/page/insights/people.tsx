import { Button } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { About } from "./findings";
import type { Action, Decider } from "./query";

/** The name that the map has for somebody. */
export function useName(): (uid: string) => string {
  const { t } = useWords();
  const { shown } = useOpenMap();
  return (uid) => shown.map.stakeholders.find((one) => one.uid === uid)?.contact.name || t("map.no-name");
}

/** What to do next: who with whom, what it may bring, and why. */
export function ActionList({ actions }: { actions: readonly Action[] }) {
  const { t } = useWords();
  return (
    <ol className="said numbered">
      {actions.map((action, index) => (
        <li key={`${action.code} ${index}`}>
          <About people={[...action.through, ...(action.stakeholder ? [action.stakeholder] : [])]}>
            <span>
              {action.sentence} <span className="quiet">{action.gainSentence}</span>
            </span>
          </About>
          {action.findings.length > 0 && (
            <details>
              <summary>{t("insights.why")}</summary>
              <ul className="why">
                {action.findings.map((finding, at) => (
                  <li key={`${finding.code} ${at}`}>{finding.sentence}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Who decides, with the reasons, and what is not known of them. */
export function DeciderList({ deciders }: { deciders: readonly Decider[] }) {
  const { t, percent } = useWords();
  const name = useName();
  if (deciders.length === 0) return <p className="quiet">{t("insights.deciders-none")}</p>;
  return (
    <ol className="said numbered">
      {deciders.map((decider) => (
        <li key={decider.stakeholder.uid}>
          <About people={[decider.stakeholder]}>
            <span>
              <strong>{name(decider.stakeholder.uid)}</strong> {percent(decider.score)}{" "}
              <span className="quiet small">{t("insights.estimate")}</span>
            </span>
          </About>
          <details>
            <summary>{t("insights.why")}</summary>
            <p className="quiet">{decider.sentence}</p>
            <ul className="why">
              {decider.reasons.map((reason, at) => (
                <li key={`${reason.code} ${at}`}>{reason.sentence}</li>
              ))}
              {decider.unknown.map((what) => (
                <li key={what} className="quiet">
                  {t("insights.not-known", { what })}
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** A button that selects several people. */
export function ShowPeople(props: { people: readonly { uid: string }[]; children: string }) {
  const { select } = useOpenMap();
  return (
    <Button look="plain" onPress={() => select(props.people.map(({ uid }) => uid), { show: "near" })}>
      {props.children}
    </Button>
  );
}
