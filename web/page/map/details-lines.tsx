import { Button, Pick, type Choice } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { Part } from "./details-parts";
import type { ContactMap, Stakeholder } from "./query";
import { useSight } from "./sight-context";

type Influence = ContactMap["influences"][number];

/** All lines of a person; each is changed or removed where it stands, and new ones are drawn without a mouse. */
export function Lines({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, people, session, mayWrite } = useOpenMap();
  const { askFor } = useSight();
  const name = (uid: string) => people.get(uid)?.contact.name || people.get(uid)?.title || t("map.no-name");
  const solid = map.reportingLines.find((one) => one.report.uid === person.uid && one.kind === "SOLID");
  const dotted = map.reportingLines.filter((one) => one.report.uid === person.uid && one.kind === "DOTTED");
  const influences = map.influences.filter((one) => one.influencer.uid === person.uid || one.influenced.uid === person.uid);
  const ties = [
    ...map.alliances.map((tie) => ({ ...tie, kind: "ALLIANCE" as const })),
    ...map.conflicts.map((tie) => ({ ...tie, kind: "CONFLICT" as const })),
  ].filter((tie) => tie.first.uid === person.uid || tie.second.uid === person.uid);
  return (
    <Part title={t("map.lines")}>
      <p className="row">
        <span className="quiet">{t("map.reports-to")}</span>
        <strong>{solid ? name(solid.manager.uid) : t("map.no-manager")}</strong>
        {mayWrite && (
          <Button onPress={() => askFor({ kind: "report", person: person.uid })}>{t("map.change")}</Button>
        )}
      </p>
      <ul className="ties">
        {dotted.map((line) => (
          <li key={line.uid}>
            <span>{t("map.dotted-to", { name: name(line.manager.uid) })}</span>
            <Remove
              what={t("map.dotted-to", { name: name(line.manager.uid) })}
              onPress={() => {
                const manager = people.get(line.manager.uid)?.contact.uid;
                if (manager) session.change({ removeReportingLine: { report: person.contact.uid, manager, kind: "DOTTED" } });
              }}
            />
          </li>
        ))}
        {influences.map((one) => (
          <InfluenceRow key={one.uid} influence={one} person={person} name={name} />
        ))}
        {ties.map((tie) => {
          const other = name(tie.first.uid === person.uid ? tie.second.uid : tie.first.uid);
          const said = t(tie.kind === "ALLIANCE" ? "map.allied-with" : "map.conflicts-with", { name: other });
          return (
            <li key={tie.uid}>
              <span aria-hidden="true">{tie.kind === "ALLIANCE" ? "∞" : "⚡"}</span>
              <span>{said}</span>
              <Remove
                what={said}
                onPress={() => session.change({ removeTie: { kind: tie.kind, first: tie.first.uid, second: tie.second.uid } })}
              />
            </li>
          );
        })}
      </ul>
      {mayWrite && <Button onPress={() => askFor({ kind: "line", person: person.uid })}>{t("map.draw-line")}</Button>}
    </Part>
  );
}

const STRENGTHS = ["3", "2", "1", "-1", "-2", "-3"] as const;
type Strength = (typeof STRENGTHS)[number];

function InfluenceRow(props: { influence: Influence; person: Stakeholder; name: (uid: string) => string }) {
  const { t } = useWords();
  const { session, mayWrite } = useOpenMap();
  const { influence, person, name } = props;
  const [influencer, influenced] = [influence.influencer.uid, influence.influenced.uid];
  const outward = influencer === person.uid;
  const said = t(outward ? "map.influences" : "map.influenced-by", { name: name(outward ? influenced : influencer) });
  const choices = STRENGTHS.map((id): Choice<Strength> => {
    const value = Number(id);
    return {
      id,
      name: `${(value < 0 ? "−" : "+").repeat(Math.abs(value))} ${t(value < 0 ? "map.against-strength" : "map.for-strength", { strength: Math.abs(value) })}`,
    };
  });
  return (
    <li className="influence-row">
      <Pick
        label={said}
        value={String(influence.strength * (influence.sign < 0 ? -1 : 1)) as Strength}
        choices={choices}
        isDisabled={!mayWrite}
        onChange={(chosen) =>
          session.change({
            setInfluence: {
              influencer,
              influenced,
              strength: Math.abs(Number(chosen)),
              sign: Number(chosen) < 0 ? -1 : 1,
              note: influence.note,
            },
          })
        }
      />
      <Remove what={said} onPress={() => session.change({ removeInfluence: { influencer, influenced } })} />
    </li>
  );
}

function Remove(props: { what: string; onPress: () => void }) {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  return (
    <Button look="plain" isDisabled={!mayWrite} aria-label={`${t("map.remove-line")}: ${props.what}`} onPress={props.onPress}>
      ✕
    </Button>
  );
}
