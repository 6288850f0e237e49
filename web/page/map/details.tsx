import { useEffect, useState, type ReactNode } from "react";
import { Link } from "wouter";

import { LogActivity } from "../activities/log-activity";
import { Button, CommandMenu, Field, Pick, Toggle } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import type { MapChange, Party, Stakeholder } from "./query";
import { STANCES, StanceSign, stanceTowards, stanceWord } from "./signs";
import type { VocabularyName } from "./vocabulary";

type UpdateStakeholder = Extract<MapChange, { updateStakeholder: unknown }>["updateStakeholder"];
const NOT_KNOWN = "-";

/** What we know about the selected person, each part changed where it stands. */
export function Details() {
  const { t } = useWords();
  const { people, selected } = useOpenMap();
  const [first] = selected;
  const person = selected.size === 1 && first !== undefined ? people.get(first) : undefined;
  if (!person) {
    return (
      <p className="empty">
        {selected.size > 1 ? t("map.several-selected", { count: selected.size }) : t("map.nobody-selected")}
      </p>
    );
  }
  return <PersonDetails key={person.uid} person={person} />;
}

function PersonDetails({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, session, mayWrite } = useOpenMap();
  const name = person.contact.name || t("map.no-name");
  const parties = map.parties;
  return (
    <div className="person-details">
      <header>
        <h2>{name}</h2>
        <p className="quiet">{[person.title, person.department].filter(Boolean).join(" · ")}</p>
        <div className="row">
          {mayWrite && (
            <LogActivity subjects={[map]} contacts={[person.contact]} onWritten={() => void session.refresh()} />
          )}
          <Link href={`/contacts/${person.contact.uid}`}>{t("map.contact-page")}</Link>
        </div>
      </header>
      {!mayWrite && <p className="notice">{t("frame.read-only")}</p>}
      <fieldset disabled={!mayWrite} className="parts">
        <Roles person={person} />
        <Judgement person={person} />
        {parties.map((party) => (
          <StanceField key={party.uid} person={person} party={party} />
        ))}
        <Coverage person={person} />
        <Lines person={person} />
        <TextPart label={t("map.goals")} value={person.goals} onSave={(goals) => session.change({ updateStakeholder: { stakeholder: person.uid, goals } })} />
        <TextPart label={t("map.note")} value={person.note} onSave={(note) => session.change({ updateStakeholder: { stakeholder: person.uid, note } })} />
        <Button look="danger" isDisabled={!mayWrite} onPress={() => session.change({ removeStakeholder: { stakeholder: person.uid } })}>
          {t("map.remove")}
        </Button>
      </fieldset>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section className="part">
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Roles({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  const played = new Set(person.roles.map((role) => role.code));
  return (
    <Part title={t("map.roles")}>
      <div className="row">
        {person.roles.map(({ code }) => (
          <Button
            key={code}
            isDisabled={!mayWrite}
            aria-label={`${vocabulary.role(code)} ✕`}
            onPress={() => session.change({ unassignRole: { stakeholder: person.uid, role: code } })}
          >
            {vocabulary.role(code)} <span aria-hidden="true">✕</span>
          </Button>
        ))}
        {mayWrite && (
          <CommandMenu
            label={t("map.add-role")}
            look="plain"
            commands={vocabulary.roles
              .filter((role) => !played.has(role.code))
              .map((role) => ({
                id: role.code,
                name: role.name,
                act: () => session.change({ assignRole: { stakeholder: person.uid, role: role.code } }),
              }))}
          >
            + {t("map.add-role")}
          </CommandMenu>
        )}
      </div>
    </Part>
  );
}

function Judgement({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const update = useUpdate(person);
  return (
    <Part title={t("map.power")}>
      <div className="pairs">
        <VocabularyPick label={t("map.power")} of="POWER" value={person.power} onChange={(power) => update({ power })} />
        <VocabularyPick
          label={t("map.adaptability")}
          of="ADAPTABILITY"
          value={person.adaptability}
          onChange={(adaptability) => update({ adaptability })}
        />
        <VocabularyPick
          label={t("map.response-mode")}
          of="RESPONSE_MODE"
          value={person.responseMode}
          onChange={(responseMode) => update({ responseMode })}
        />
        <VocabularyPick
          label={t("map.desired-coverage")}
          of="COVERAGE"
          value={person.desiredCoverage}
          onChange={(desiredCoverage) => update({ desiredCoverage })}
        />
        <VocabularyPick
          label={t("map.orientation")}
          of="ORIENTATION"
          value={person.orientation}
          onChange={(orientation) => update({ orientation })}
          isText
        />
      </div>
      <Toggle isSelected={person.canVeto} onChange={(veto) => update({ veto })}>
        {t("map.can-veto")}
      </Toggle>
    </Part>
  );
}

function useUpdate(person: Stakeholder) {
  const { session } = useOpenMap();
  return (told: Omit<UpdateStakeholder, "stakeholder">) =>
    session.change({ updateStakeholder: { stakeholder: person.uid, ...told } });
}

function VocabularyPick<Value extends string>(props: {
  label: string;
  of: VocabularyName;
  value: Value | null;
  onChange: (value: Value | null) => void;
  isText?: boolean;
}) {
  const { t } = useWords();
  const { vocabulary, mayWrite } = useOpenMap();
  const { label, of, value, onChange, isText } = props;
  return (
    <Pick
      label={label}
      value={value ?? NOT_KNOWN}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("map.not-known") },
        ...vocabulary.entries(of).map((entry) => ({ id: isText ? entry.code : entry.code.toUpperCase(), name: entry.name })),
      ]}
      onChange={(chosen) => onChange(chosen === NOT_KNOWN ? null : (chosen as Value))}
    />
  );
}

function StanceField({ person, party }: { person: Stakeholder; party: Party }) {
  const { t, date, percent } = useWords();
  const { session, mayWrite } = useOpenMap();
  const stance = person.stances.find((one) => one.party.uid === party.uid);
  const value = stanceTowards(person, party);
  const set = (told: { value: number; confidence?: number | null; evidence?: string | null }) =>
    session.change({
      setStance: {
        stakeholder: person.uid,
        party: party.uid,
        confidence: stance?.confidence ?? null,
        evidence: stance?.evidence ?? null,
        ...told,
      },
    });
  return (
    <Part title={t("map.stance-towards", { party: party.name })}>
      <div className="row stances" role="group" aria-label={t("map.stance-towards", { party: party.name })}>
        {STANCES.map((one) => (
          <Toggle
            key={one}
            look="plain"
            aria-label={t(stanceWord(one))}
            isSelected={value === one}
            isDisabled={!mayWrite}
            onChange={() => set({ value: one })}
          >
            <StanceSign value={one} word={value === one} />
          </Toggle>
        ))}
        <Toggle
          look="plain"
          isSelected={value === null}
          isDisabled={!mayWrite}
          aria-label={t("map.unknown")}
          onChange={() => stance && session.change({ clearStance: { stakeholder: person.uid, party: party.uid } })}
        >
          <StanceSign value={null} word={value === null} />
        </Toggle>
      </div>
      {stance && (
        <>
          <Pick
            label={t("map.confidence")}
            value={nearest(stance.confidence)}
            isDisabled={!mayWrite}
            choices={[
              { id: NOT_KNOWN, name: t("map.not-known") },
              ...["0.25", "0.5", "0.75", "1"].map((id) => ({ id, name: percent(Number(id)) })),
            ]}
            onChange={(chosen) => set({ value: stance.value, confidence: chosen === NOT_KNOWN ? null : Number(chosen) })}
          />
          <TextPart
            label={t("map.evidence")}
            hint={t("map.evidence-hint")}
            value={stance.evidence}
            onSave={(evidence) => set({ value: stance.value, evidence })}
          />
          <p className="quiet small">{[stance.assessedBy, date(stance.assessedAt)].filter(Boolean).join(" · ")}</p>
        </>
      )}
    </Part>
  );
}

function nearest(confidence: number | null): string {
  if (confidence === null) return NOT_KNOWN;
  return String(Math.max(0.25, Math.round(confidence * 4) / 4));
}

function Coverage({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  const me = vocabulary.me.user;
  const levels = vocabulary.entries("COVERAGE").map((entry) => ({ id: entry.code.toUpperCase() as "BRIEF" | "MULTIPLE" | "IN_DEPTH", name: entry.name }));
  const mine = person.coverage.find((one) => one.userUid === me?.uid);
  const cover = (user: string, level: "BRIEF" | "MULTIPLE" | "IN_DEPTH") =>
    session.change({ setCoverage: { stakeholder: person.uid, user, level } });
  return (
    <Part title={t("map.coverage")}>
      {person.coverage.length === 0 && <p className="quiet">{t("map.nobody-covers")}</p>}
      {person.coverage.map((one) => (
        <div className="row covered" key={one.userUid}>
          <Pick label={one.userName} value={one.level} choices={levels} isDisabled={!mayWrite} onChange={(level) => cover(one.userUid, level)} />
          <Button
            look="plain"
            isDisabled={!mayWrite}
            aria-label={`${one.userName} ✕`}
            onPress={() => session.change({ removeCoverage: { stakeholder: person.uid, user: one.userUid } })}
          >
            ✕
          </Button>
        </div>
      ))}
      {me && !mine && mayWrite && <Button onPress={() => cover(me.uid, "BRIEF")}>{t("map.cover-myself")}</Button>}
    </Part>
  );
}

function Lines({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, people, session, mayWrite } = useOpenMap();
  const line = map.reportingLines.find((one) => one.report.uid === person.uid && one.kind === "SOLID");
  const name = (uid: string) => people.get(uid)?.contact.name || t("map.no-name");
  const others = map.stakeholders
    .filter((one) => one.uid !== person.uid)
    .map((one) => ({ id: one.uid, name: name(one.uid) }));
  const influences = map.influences.filter(
    (one) => one.influencer.uid === person.uid || one.influenced.uid === person.uid,
  );
  const ties = [
    ...map.alliances.map((tie) => ({ ...tie, kind: "ALLIANCE" as const })),
    ...map.conflicts.map((tie) => ({ ...tie, kind: "CONFLICT" as const })),
  ].filter((tie) => tie.first.uid === person.uid || tie.second.uid === person.uid);
  return (
    <Part title={t("map.lines")}>
      <Pick
        label={t("map.reports-to")}
        value={line?.manager.uid ?? NOT_KNOWN}
        isDisabled={!mayWrite}
        choices={[{ id: NOT_KNOWN, name: t("map.no-manager") }, ...others]}
        onChange={(manager) => {
          const above = people.get(manager);
          if (above) session.change({ setReportingLine: { report: person.contact.uid, manager: above.contact.uid } });
          else if (line) session.change({ removeReportingLine: { report: person.contact.uid } });
        }}
      />
      <ul className="ties">
        {influences.map((one) => {
          const outward = one.influencer.uid === person.uid;
          const other = outward ? one.influenced.uid : one.influencer.uid;
          return (
            <li key={one.uid}>
              <span className={one.sign < 0 ? "against" : "for"}>{(one.sign < 0 ? "−" : "+").repeat(one.strength)}</span>
              <span>{t(outward ? "map.influences" : "map.influenced-by", { name: name(other) })}</span>
              <Remove
                onPress={() =>
                  session.change({ removeInfluence: { influencer: one.influencer.uid, influenced: one.influenced.uid } })
                }
              />
            </li>
          );
        })}
        {ties.map((tie) => {
          const other = tie.first.uid === person.uid ? tie.second.uid : tie.first.uid;
          return (
            <li key={tie.uid}>
              <span>{t(tie.kind === "ALLIANCE" ? "map.allied-with" : "map.conflicts-with", { name: name(other) })}</span>
              <Remove
                onPress={() =>
                  session.change({ removeTie: { kind: tie.kind, first: tie.first.uid, second: tie.second.uid } })
                }
              />
            </li>
          );
        })}
      </ul>
      {mayWrite && <NewLine person={person} others={others} />}
    </Part>
  );
}

function Remove(props: { onPress: () => void }) {
  const { t } = useWords();
  return (
    <Button look="plain" aria-label={t("map.remove-line")} onPress={props.onPress}>
      ✕
    </Button>
  );
}

const LINES_TO_DRAW = ["influence-for", "influence-against", "alliance", "conflict"] as const;

/** The way to a line without a mouse. */
function NewLine(props: { person: Stakeholder; others: readonly { id: string; name: string }[] }) {
  const { t } = useWords();
  const { session } = useOpenMap();
  const { person, others } = props;
  const [kind, setKind] = useState<(typeof LINES_TO_DRAW)[number]>("influence-for");
  const [strength, setStrength] = useState<"1" | "2" | "3">("2");
  const [to, setTo] = useState<string | null>(null);
  const isInfluence = kind.startsWith("influence");
  function draw() {
    if (to === null) return;
    session.change(
      isInfluence
        ? {
            setInfluence: {
              influencer: person.uid,
              influenced: to,
              strength: Number(strength),
              sign: kind === "influence-for" ? 1 : -1,
            },
          }
        : { setTie: { kind: kind === "alliance" ? "ALLIANCE" : "CONFLICT", first: person.uid, second: to } },
    );
    setTo(null);
  }
  return (
    <div className="new-line">
      <Pick
        label={t("map.add-line")}
        value={kind}
        choices={LINES_TO_DRAW.map((id) => ({ id, name: t(`map.pen-${id}`) }))}
        onChange={setKind}
      />
      {isInfluence && (
        <Pick
          label={t("map.strength")}
          value={strength}
          choices={(["1", "2", "3"] as const).map((id) => ({ id, name: id }))}
          onChange={setStrength}
        />
      )}
      <Pick label={t("map.line-to")} value={to} choices={others} onChange={setTo} placeholder={t("map.line-to")} />
      <Button isDisabled={to === null} onPress={draw}>
        {t("map.draw")}
      </Button>
    </div>
  );
}

/** Text that is saved when one leaves it. */
function TextPart(props: { label: string; value: string | null; onSave: (value: string | null) => void; hint?: string }) {
  const { mayWrite } = useOpenMap();
  const { label, value, onSave, hint } = props;
  const [text, setText] = useState(value ?? "");
  useEffect(() => setText(value ?? ""), [value]);
  return (
    <Field
      label={label}
      value={text}
      onChange={setText}
      onBlur={() => text.trim() !== (value ?? "") && onSave(text.trim() || null)}
      lines={2}
      isReadOnly={!mayWrite}
      {...(hint ? { hint } : {})}
    />
  );
}
