import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { createContext, memo, useContext } from "react";

import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";
import { CoverageSign, initials, PowerSign, stanceSide, StanceSign, stanceTowards } from "./signs";

export type PersonNode = Node<{ person: Stakeholder; dimmed: boolean; collapsed: number }, "person">;

/** Whether the map is so small that only names can be read. */
export const FarAway = createContext(false);

const STALE_DAYS = 30;
const DAY_MS = 86_400_000;

/** How a card stands on the canvas: its four sides take lines. */
function PersonCardNode({ data, selected }: NodeProps<PersonNode>) {
  const far = useContext(FarAway);
  return (
    <>
      <Handle type="source" position={Position.Top} id="t" />
      <Handle type="source" position={Position.Right} id="r" />
      <Handle type="source" position={Position.Bottom} id="b" />
      <Handle type="source" position={Position.Left} id="l" />
      {far ? <FarCard person={data.person} dimmed={data.dimmed} selected={selected} /> : <Card {...data} selected={selected} />}
    </>
  );
}

export const PersonNodeView = memo(PersonCardNode);

function FarCard(props: { person: Stakeholder; dimmed: boolean; selected: boolean }) {
  const { map } = useOpenMap();
  const { person, dimmed, selected } = props;
  const us = map.parties.find((party) => party.kind === "US");
  const side = stanceSide(stanceTowards(person, us));
  return (
    <div className={`card far ${side}${selected ? " selected" : ""}${dimmed ? " dimmed" : ""}`}>
      <strong>{person.contact.name}</strong>
    </div>
  );
}

function Card(props: { person: Stakeholder; dimmed: boolean; selected: boolean; collapsed: number }) {
  const { t, date } = useWords();
  const { map, vocabulary } = useOpenMap();
  const { person, dimmed, selected, collapsed } = props;
  const us = map.parties.find((party) => party.kind === "US");
  const others = map.parties.filter((party) => party.kind === "COMPETITOR");
  const towardsUs = stanceTowards(person, us);
  const judged = person.stances.find((stance) => stance.party.uid === us?.uid);
  const stale = person.lastContactAt === null || Date.now() - Date.parse(person.lastContactAt) > STALE_DAYS * DAY_MS;
  const name = person.contact.name || t("map.no-name");
  const marks = [
    person.keyPlayer && "key",
    person.former && "former",
    person.external && "external",
    !person.contact.known && "seat",
  ].filter(Boolean);
  return (
    <div className={`card ${stanceSide(towardsUs)} ${marks.join(" ")}${selected ? " selected" : ""}${dimmed ? " dimmed" : ""}`}>
      <div className="who">
        <span className="face" aria-hidden="true">
          {person.contact.known ? initials(person.contact.name) : "?"}
        </span>
        <span className="names">
          <strong title={name}>{name}</strong>
          <span className="title" title={person.title ?? ""}>
            {person.former ? t("map.former") : (person.title ?? person.department ?? t("map.no-title"))}
          </span>
        </span>
        {collapsed > 0 && <span className="chip" title={t("map.hidden-below", { count: collapsed })}>+{collapsed}</span>}
      </div>
      <div className="roles">
        {person.roles.slice(0, 2).map((role) => (
          <span key={role.code} className="chip">
            {vocabulary.role(role.code)}
          </span>
        ))}
        {person.roles.length > 2 && <span className="chip">+{person.roles.length - 2}</span>}
        {person.roles.length === 0 && <span className="quiet small">{t("map.no-role")}</span>}
        {person.canVeto && (
          <span className="chip veto" title={t("map.can-veto")}>
            {t("map.veto")}
          </span>
        )}
      </div>
      <div className="signs">
        <StanceSign value={towardsUs} word />
        {judged && !judged.evidence && (
          <span className="mark" title={t("map.no-evidence")}>
            ◌<span className="unseen">{t("map.no-evidence")}</span>
          </span>
        )}
        {others.map((party) => {
          const value = stanceTowards(person, party);
          return value === null ? null : <StanceSign key={party.uid} value={value} party={party.name} />;
        })}
        <span className="space" />
        <PowerSign
          power={person.power}
          word={person.power ? vocabulary.word("POWER", person.power) : t("map.power-unknown")}
        />
        <CoverageSign person={person} word={coverageWord(person, t, vocabulary.word)} />
        <span className={stale ? "seen stale" : "seen"} title={t("map.last-contact")}>
          {person.lastContactAt ? date(person.lastContactAt) : t("map.never")}
        </span>
      </div>
    </div>
  );
}

function coverageWord(
  person: Stakeholder,
  t: ReturnType<typeof useWords>["t"],
  word: (name: "COVERAGE", code: string) => string,
): string {
  if (person.coverage.length === 0) return t("map.nobody-covers");
  return person.coverage.map((one) => `${one.userName}: ${word("COVERAGE", one.level)}`).join(", ");
}
