import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { createContext, memo, useContext } from "react";

import { useWords } from "../words";
import { useCardSight } from "./card-context";
import type { Stakeholder } from "./query";
import { CoverageSign, initials, PowerSign, StanceSign, stanceTowards } from "./signs";

export interface CardData extends Record<string, unknown> {
  person: Stakeholder;
  dimmed: boolean;
  /** How many are folded away below. */
  below: number;
}

export type PersonNode = Node<CardData, "person">;

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
      {far ? <FarCard data={data} selected={selected} /> : <Card data={data} selected={selected} />}
    </>
  );
}

export const PersonNodeView = memo(PersonCardNode);

function useCardClass({ person, dimmed }: CardData, selected: boolean): string {
  const { colour, sizeByPower } = useCardSight();
  const marks = [
    "card",
    colour(person),
    person.keyPlayer && "key",
    person.former && "former",
    person.external && "external",
    !person.contact.known && "seat",
    selected && "selected",
    dimmed && "dimmed",
    sizeByPower && person.power && `size-${person.power.toLowerCase().replaceAll("_", "-")}`,
  ];
  return marks.filter(Boolean).join(" ");
}

interface CardProps {
  data: CardData;
  selected: boolean;
}

function FarCard({ data, selected }: CardProps) {
  const { t } = useWords();
  return (
    <div className={`${useCardClass(data, selected)} far`}>
      <strong>{data.person.contact.name || data.person.title || t("map.no-name")}</strong>
    </div>
  );
}

function Card({ data, selected }: CardProps) {
  const { person, below } = data;
  return (
    <div className={useCardClass(data, selected)}>
      <Who person={person} below={below} selected={selected} />
      <Roles person={person} />
      <Signs person={person} />
    </div>
  );
}

function Who({ person, below, selected }: { person: Stakeholder; below: number; selected: boolean }) {
  const { t } = useWords();
  const { colourBy, openMenu, unfold } = useCardSight();
  const name = person.contact.name || t("map.no-name");
  const department = colourBy === "department" ? person.department : null;
  const title = person.former
    ? t("map.former")
    : [person.title ?? (department ? null : person.department), department].filter(Boolean).join(" · ") || t("map.no-title");
  return (
    <div className="who">
      <span className="face" aria-hidden="true">
        {person.contact.known ? initials(person.contact.name) : "?"}
      </span>
      <span className="names">
        <strong title={name}>{name}</strong>
        <span className="title" title={title}>
          {person.external && `${t("map.external")} · `}
          {title}
        </span>
      </span>
      {below > 0 && (
        <button
          type="button"
          className="chip unfold nodrag"
          title={t("map.hidden-below", { count: below })}
          aria-label={t("map.hidden-below", { count: below })}
          onClick={() => unfold(person.uid)}
        >
          +{below}
        </button>
      )}
      <button
        type="button"
        className="card-menu nodrag"
        tabIndex={selected ? 0 : -1}
        aria-label={t("map.do-with", { name })}
        aria-haspopup="menu"
        onClick={() => openMenu(person.uid)}
      >
        ⋯
      </button>
    </div>
  );
}

function Roles({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { vocabulary } = useCardSight();
  return (
    <div className="roles">
      {person.roles.slice(0, 2).map((role) => (
        <span key={role.code} className="chip">
          {vocabulary.role(role.code)}
        </span>
      ))}
      {person.roles.length > 2 && (
        <span className="chip" title={person.roles.slice(2).map((role) => vocabulary.role(role.code)).join(", ")}>
          +{person.roles.length - 2}
        </span>
      )}
      {person.roles.length === 0 && <span className="quiet small">{t("map.no-role")}</span>}
      {person.canVeto && (
        <span className="chip veto" title={t("map.can-veto")}>
          {t("map.veto")}
        </span>
      )}
      {person.keyPlayer && (
        <span className="key-player" title={t("map.key-player")}>
          ★<span className="unseen">{t("map.key-player")}</span>
        </span>
      )}
    </div>
  );
}

function Signs({ person }: { person: Stakeholder }) {
  const { t, date } = useWords();
  const { us, competitors, vocabulary } = useCardSight();
  const judged = person.stances.find((stance) => stance.party.uid === us?.uid);
  const stale = person.lastContactAt === null || Date.now() - Date.parse(person.lastContactAt) > STALE_DAYS * DAY_MS;
  const others = competitors.filter((party) => stanceTowards(person, party) !== null);
  return (
    <div className="signs">
      <StanceSign value={judged?.value ?? null} word />
      {judged?.disputed && <Mark sign="≠" word={t("map.disputed")} />}
      {judged && !judged.evidence && <Mark sign="◌" word={t("map.no-evidence")} />}
      {others.map((party) => (
        <StanceSign key={party.uid} value={stanceTowards(person, party)} party={party.name} />
      ))}
      <span className="space" />
      <PowerSign power={person.power} word={person.power ? vocabulary.word("POWER", person.power) : t("map.power-unknown")} />
      <CoverageSign
        person={person}
        word={
          person.coverage.map((one) => `${one.userName}: ${vocabulary.word("COVERAGE", one.level)}`).join(", ") ||
          t("map.nobody-covers")
        }
      />
      <span
        className={stale ? "seen stale" : "seen"}
        title={`${t("map.last-contact")}: ${person.lastContactAt ? date(person.lastContactAt) : t("map.never")}`}
      >
        {person.lastContactAt ? shortDate(person.lastContactAt, date) : t("map.never")}
      </span>
    </div>
  );
}

function Mark({ sign, word }: { sign: string; word: string }) {
  return (
    <span className="mark" title={word}>
      {sign}
      <span className="unseen">{word}</span>
    </span>
  );
}

// A card has no room for a whole date; the whole one is its title.
function shortDate(value: string, date: (value: string) => string): string {
  const year = String(new Date(value).getFullYear());
  const whole = date(value);
  return year === String(new Date().getFullYear()) ? whole.replace(new RegExp(`^${year}年|\\s*${year}$`), "") : whole.slice(-15);
}
