import { Button, Pick, type Choice } from "../controls";
import { useWords, type Say } from "../words";
import { useOpenMap } from "./context";
import { Part } from "./details-parts";
import type { ContactMap, MapChange, Stakeholder } from "./query";
import { useSight } from "./sight-context";

type Influence = ContactMap["influences"][number];

/** The lines between two people, each changed or removed where it stands. */
export function LinesBetween({ pair: [one, other] }: { pair: readonly [Stakeholder, Stakeholder] }) {
  const { t } = useWords();
  const { map } = useOpenMap();
  const isBetween = (from: string, to: string) =>
    (from === one.uid && to === other.uid) || (from === other.uid && to === one.uid);
  const of = (from: string) => {
    const [first, second] = from === one.uid ? [one, other] : [other, one];
    return { name: nameOf(first, t), other: nameOf(second, t) };
  };
  const reporting = map.reportingLines.filter((line) => isBetween(line.report.uid, line.manager.uid));
  const influences = map.influences.filter((line) => isBetween(line.influencer.uid, line.influenced.uid));
  const alliances = map.alliances.filter((tie) => isBetween(tie.first.uid, tie.second.uid));
  const conflicts = map.conflicts.filter((tie) => isBetween(tie.first.uid, tie.second.uid));
  if (reporting.length + influences.length + alliances.length + conflicts.length === 0) return null;
  return (
    <Part title={t("map.lines-between")}>
      <ul className="ties">
        {reporting.map(({ uid, report, kind }) => {
          const [below, above] = report.uid === one.uid ? [one, other] : [other, one];
          const line = { report: below.contact.uid, manager: above.contact.uid, kind };
          return (
            <TieRow
              key={uid}
              said={t(kind === "DOTTED" ? "map.one-dotted" : "map.one-reports", of(report.uid))}
              remove={{ removeReportingLine: line }}
            />
          );
        })}
        {influences.map((influence) => (
          <InfluenceRow key={influence.uid} influence={influence} said={t("map.one-influences", of(influence.influencer.uid))} />
        ))}
        {alliances.map(({ uid, first, second }) => (
          <TieRow
            key={uid}
            sign="∞"
            said={t("map.both-allied", of(one.uid))}
            remove={{ removeTie: { kind: "ALLIANCE", first: first.uid, second: second.uid } }}
          />
        ))}
        {conflicts.map(({ uid, first, second }) => (
          <TieRow
            key={uid}
            sign="⚡"
            said={t("map.both-in-conflict", of(one.uid))}
            remove={{ removeTie: { kind: "CONFLICT", first: first.uid, second: second.uid } }}
          />
        ))}
      </ul>
    </Part>
  );
}

function nameOf(person: Stakeholder | undefined, t: Say): string {
  return person?.contact.name || person?.title || t("map.no-name");
}

/** All lines of a person; each is changed or removed where it stands, and new ones are drawn without a mouse. */
export function Lines({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, people, mayWrite } = useOpenMap();
  const { askFor } = useSight();
  const name = (uid: string) => nameOf(people.get(uid), t);
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
        {dotted.flatMap(({ uid, manager }) => {
          const above = people.get(manager.uid)?.contact.uid;
          if (!above) return [];
          const remove = { removeReportingLine: { report: person.contact.uid, manager: above, kind: "DOTTED" as const } };
          return [<TieRow key={uid} said={t("map.dotted-to", { name: name(manager.uid) })} remove={remove} />];
        })}
        {influences.map((one) => {
          const outward = one.influencer.uid === person.uid;
          const other = name(outward ? one.influenced.uid : one.influencer.uid);
          return <InfluenceRow key={one.uid} influence={one} said={t(outward ? "map.influences" : "map.influenced-by", { name: other })} />;
        })}
        {ties.map((tie) => {
          const other = name(tie.first.uid === person.uid ? tie.second.uid : tie.first.uid);
          return (
            <TieRow
              key={tie.uid}
              sign={tie.kind === "ALLIANCE" ? "∞" : "⚡"}
              said={t(tie.kind === "ALLIANCE" ? "map.allied-with" : "map.conflicts-with", { name: other })}
              remove={{ removeTie: { kind: tie.kind, first: tie.first.uid, second: tie.second.uid } }}
            />
          );
        })}
      </ul>
      {mayWrite && <Button onPress={() => askFor({ kind: "line", person: person.uid })}>{t("map.draw-line")}</Button>}
    </Part>
  );
}

const STRENGTHS = ["3", "2", "1", "-1", "-2", "-3"] as const;
type Strength = (typeof STRENGTHS)[number];

/** A line of which nothing but that it is there can be changed. */
function TieRow({ sign, said, remove }: { sign?: string; said: string; remove: MapChange }) {
  const { session } = useOpenMap();
  return (
    <li>
      {sign && <span aria-hidden="true">{sign}</span>}
      <span>{said}</span>
      <Remove what={said} onPress={() => session.change(remove)} />
    </li>
  );
}

function InfluenceRow({ influence, said }: { influence: Influence; said: string }) {
  const { t } = useWords();
  const { session, mayWrite } = useOpenMap();
  const [influencer, influenced] = [influence.influencer.uid, influence.influenced.uid];
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
