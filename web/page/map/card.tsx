import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { createContext, lazy, memo, Suspense, useContext } from "react";

import { surely } from "../api/reach";
import { useWords } from "../words";
import { useCardSight } from "./card-context";
import { isStale } from "./colours";
import { lastContact } from "./last-contact";
import type { Stakeholder } from "./query";
import { CoverageSign, initials, PowerSign, StanceSign, stanceTowards } from "./signs";

export interface CardData extends Record<string, unknown> {
  person: Stakeholder;
  dimmed: boolean;
  /** How many are folded away below. */
  below: number;
}

export type PersonNode = Node<CardData, "person">;

/** How small the map is drawn: far away a name, one line and one sign can be read, farther away no line. */
export const FarAway = createContext<"near" | "far" | "farther">("near");

const Since = lazy(() => surely(() => import("../time/since")));

const SIDES = [
  ["t", Position.Top],
  ["r", Position.Right],
  ["b", Position.Bottom],
  ["l", Position.Left],
] as const;

/** How a card stands on the canvas: its four sides take lines. */
function PersonCardNode({ data, selected, isConnectable }: NodeProps<PersonNode>) {
  const far = useContext(FarAway);
  return (
    <>
      {SIDES.map(([id, position]) =>
        far === "near" ? (
          <Handle key={id} type="source" position={position} id={id} isConnectable={isConnectable} />
        ) : (
          // From afar nobody can grasp a side. React Flow only measures where lines end, and hundreds of its handles take long.
          <i key={id} className={`source side react-flow__handle-${position}`} data-handleid={id} data-handlepos={position} />
        ),
      )}
      {far === "near" && <LeftOut uid={data.person.uid} />}
      {far === "near" ? <Card data={data} selected={selected} /> : <FarCard data={data} selected={selected} far={far} />}
      <SinceThen uid={data.person.uid} />
    </>
  );
}

export const PersonNodeView = memo(PersonCardNode);

function useCardClass({ person, dimmed }: CardData, selected: boolean): string {
  const { colours, sizes } = useCardSight();
  const size = sizes.get(person.uid);
  const marks = [
    "card",
    colours.of(person).className,
    person.keyPlayer && "key",
    person.former && "former",
    person.external && "external",
    !person.contact.known && "seat",
    selected && "selected",
    dimmed && "dimmed",
    size && `size-${size}`,
  ];
  return marks.filter(Boolean).join(" ");
}

interface CardProps {
  data: CardData;
  selected: boolean;
}

function FarCard({ data, selected, far }: CardProps & { far: "far" | "farther" }) {
  const { t } = useWords();
  const { vocabulary } = useCardSight();
  const { contact, title, roles } = data.person;
  const [role] = roles;
  return (
    <div className={`${useCardClass(data, selected)} far${far === "farther" ? " farther" : ""}`}>
      <strong>{contact.name || title || t("map.no-name")}</strong>
      {far === "farther" ? (
        <ColourSign person={data.person} />
      ) : (
        <span className="line-below">
          <ColourSign person={data.person} />
          <span>{role ? vocabulary.role(role.code) : title}</span>
        </span>
      )}
    </div>
  );
}

/** What the colour says, by its shape or word. */
function ColourSign({ person }: { person: Stakeholder }) {
  const { us, colourBy: by, colours } = useCardSight();
  const { word } = colours.of(person);
  if (by === "stance") return <StanceSign value={stanceTowards(person, us)} />;
  if (by === "coverage") return <CoverageSign person={person} word={word} />;
  if (by === "power") return <PowerSign power={person.power} word={word} />;
  return <span className="quiet">{word}</span>;
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

/** Above a card, where neither it nor the card of the manager hides it. */
function LeftOut({ uid }: { uid: string }) {
  const words = useCardSight().leftOut.get(uid);
  if (words === undefined) return null;
  return (
    <span className="left-out" title={words}>
      {words}
    </span>
  );
}

function SinceThen({ uid }: { uid: string }) {
  const marks = useCardSight().marks?.get(uid);
  if (!marks) return null;
  return (
    <Suspense fallback={null}>
      <Since marks={marks} />
    </Suspense>
  );
}

function Who({ person, below, selected }: { person: Stakeholder; below: number; selected: boolean }) {
  const { t } = useWords();
  const { colours, openMenu, unfold } = useCardSight();
  const name = person.contact.name || t("map.no-name");
  const colour = colours.isSaid ? null : colours.of(person).word;
  const title = person.former
    ? t("map.former")
    : [person.title ?? (colour === null ? person.department : null), colour].filter(Boolean).join(" · ") || t("map.no-title");
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
  const stale = person.lastContactAt !== undefined && (person.lastContactAt === null || isStale(person.lastContactAt));
  const others = competitors.filter((party) => stanceTowards(person, party) !== null);
  return (
    <div className="lower">
      <div className="signs">
        <StanceSign value={judged?.value ?? null} word />
        {judged?.disputed && <Mark sign="≠" word={t("map.disputed")} />}
        {judged && !judged.evidence && <Mark sign="∅" word={t("map.no-evidence")} />}
        {others.map((party) => (
          <StanceSign key={party.uid} value={stanceTowards(person, party)} party={party.name} />
        ))}
      </div>
      <div className="signs">
        <PowerSign power={person.power} word={person.power ? vocabulary.word("POWER", person.power) : t("map.power-unknown")} />
        <CoverageSign
          person={person}
          word={
            person.coverage.map((one) => `${one.userName}: ${vocabulary.word("COVERAGE", one.level)}`).join(", ") ||
            t("map.nobody-covers")
          }
        />
        <span className="space" />
        <span
          className={stale ? "seen stale" : "seen"}
          title={`${t("map.last-contact")}: ${lastContact(person.lastContactAt, { t, date })}`}
        >
          {lastContact(person.lastContactAt, { t, date: (day) => shortDate(day, date) })}
        </span>
      </div>
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
