import { useState, type KeyboardEvent } from "react";

import { Pick, PickSeveral, Toggle } from "../controls";
import type { Range } from "../controls/range";
import { useOpenMap } from "../map/context";
import { TextPart } from "../map/details-parts";
import type { Stakeholder } from "../map/query";
import { useSight } from "../map/sight-context";
import { CoverageSign, STANCES, stanceTowards, stanceWord } from "../map/signs";
import { useWords } from "../words";
import { LEVELS, POWERS } from "./rows";

const NOT_KNOWN = "-";

/** Somebody's power, changed where it stands. */
export function PowerCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  return (
    <Pick
      label={t("views.power-of", { name: person.contact.name || t("map.no-name") })}
      value={person.power ?? NOT_KNOWN}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("map.not-known") },
        ...POWERS.map((id) => ({ id, name: vocabulary.word("POWER", id) })),
      ]}
      onChange={(power) =>
        session.change({ updateStakeholder: { stakeholder: person.uid, power: power === NOT_KNOWN ? null : power } })
      }
    />
  );
}

/** Somebody's stance towards us; confidence and evidence stay, they are changed in the details. */
export function StanceCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, session, mayWrite } = useOpenMap();
  const us = map.parties.find((party) => party.kind === "US");
  if (!us) return null;
  const stance = person.stances.find((one) => one.party.uid === us.uid);
  const value = stanceTowards(person, us);
  return (
    <Pick
      label={t("views.stance-of", { name: person.contact.name || t("map.no-name") })}
      value={value === null ? NOT_KNOWN : String(value)}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("map.unknown") },
        ...STANCES.map((one) => ({ id: String(one), name: t(stanceWord(one)) })),
      ]}
      onChange={(chosen) => {
        const part = { stakeholder: person.uid, party: us.uid };
        if (chosen !== NOT_KNOWN) {
          const { confidence, evidence } = stance ?? { confidence: null, evidence: null };
          session.change({ setStance: { ...part, value: Number(chosen), confidence, evidence } });
        } else if (stance) session.change({ clearStance: part });
      }}
    />
  );
}

/** How well one of us is in touch with somebody. */
export function CoverageCell({ person, user }: { person: Stakeholder; user: { uid: string; name: string } }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  const level = person.coverage.find((one) => one.userUid === user.uid)?.level ?? null;
  return (
    <Pick
      label={t("views.coverage-of", { user: user.name, name: person.contact.name || t("map.no-name") })}
      value={level ?? NOT_KNOWN}
      isDisabled={!mayWrite}
      choices={[
        { id: NOT_KNOWN, name: t("views.not-in-touch") },
        ...LEVELS.map((id) => ({ id, name: vocabulary.word("COVERAGE", id) })),
      ]}
      onChange={(chosen) => {
        const part = { stakeholder: person.uid, user: user.uid };
        if (chosen !== NOT_KNOWN) session.change({ setCoverage: { ...part, level: chosen } });
        else if (level !== null) session.change({ removeCoverage: part });
      }}
    />
  );
}

/** A text that becomes a field when one presses it, and a text again when one leaves it; what was typed is saved either way. */
export function TextCell(props: {
  label: string;
  value: string | null;
  type?: "number";
  range?: Range;
  onSave: (value: string | null) => void;
}) {
  const { mayWrite } = useOpenMap();
  const { label, value, onSave, ...rest } = props;
  const [state, setState] = useState<"shown" | "typing" | "done">("shown");
  // Also while a conflict waits: what is typed stays where it is.
  if (state === "typing") {
    const leave = (event: KeyboardEvent) => {
      // Enter may be what chooses a Chinese word.
      if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      // As with the mouse: what cannot be saved stays to be mended, until Escape gives it up.
      if (event.key === "Enter" && event.currentTarget.querySelector("[aria-invalid=true]")) return;
      setState("done");
    };
    return (
      <div
        role="presentation"
        onKeyDown={leave}
        // What cannot be saved stays to be mended.
        onBlur={({ currentTarget }) => currentTarget.querySelector("[aria-invalid=true]") ?? setState("shown")}
      >
        <TextPart label={label} lines={1} value={value} onSave={onSave} autoFocus {...rest} />
      </div>
    );
  }
  if (!mayWrite) return value ?? <Unknown />;
  return (
    <button type="button" className="cell" autoFocus={state === "done"} onClick={() => setState("typing")}>
      <span className="unseen">{label}: </span>
      {value ?? <Unknown />}
    </button>
  );
}

/** All roles that somebody plays. */
export function RolesCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, vocabulary, mayWrite } = useOpenMap();
  const played = person.roles.map(({ code }) => code);
  // A role that was retired is still played.
  const codes = [...new Set([...vocabulary.roles.map(({ code }) => code), ...played])];
  return (
    <PickSeveral
      label={t("views.roles-of", { name: person.contact.name || t("map.no-name") })}
      values={played}
      choices={codes.map((id) => ({ id, name: vocabulary.role(id) }))}
      placeholder={t("map.no-role")}
      isDisabled={!mayWrite}
      onChange={(chosen) => {
        const part = { stakeholder: person.uid };
        session.change(
          ...chosen.filter((role) => !played.includes(role)).map((role) => ({ assignRole: { ...part, role } })),
          ...played.filter((role) => !chosen.includes(role)).map((role) => ({ unassignRole: { ...part, role } })),
        );
      }}
    />
  );
}

/** Whether somebody can veto the decision. */
export function VetoCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, mayWrite } = useOpenMap();
  return (
    <Toggle
      look="plain"
      aria-label={t("views.veto-of", { name: person.contact.name || t("map.no-name") })}
      isSelected={person.canVeto}
      isDisabled={!mayWrite}
      onChange={(veto) => session.change({ updateStakeholder: { stakeholder: person.uid, veto } })}
    >
      {person.canVeto ? `✓ ${t("map.veto")}` : "–"}
    </Toggle>
  );
}

/** Who of us is in touch with somebody; changed in a dialog, for it may be several. */
export function TouchCell({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { vocabulary, mayWrite } = useOpenMap();
  const { askFor } = useSight();
  const shown =
    person.coverage.length === 0 ? (
      <span className="quiet">{t("map.nobody-covers")}</span>
    ) : (
      <span className="with-sign">
        <CoverageSign person={person} word="" />
        {person.coverage.map((one) => `${one.userName}: ${vocabulary.word("COVERAGE", one.level)}`).join(", ")}
      </span>
    );
  if (!mayWrite) return shown;
  return (
    <button type="button" className="cell" onClick={() => askFor({ kind: "coverage", person: person.uid })}>
      <span className="unseen">{t("map.coverage-of", { name: person.contact.name || t("map.no-name") })}: </span>
      {shown}
    </button>
  );
}

export function Unknown() {
  const { t } = useWords();
  return (
    <span className="quiet">
      <span aria-hidden="true">–</span>
      <span className="unseen">{t("map.not-known")}</span>
    </span>
  );
}
