import { Link } from "wouter";

import { LogActivity } from "../activities/log-activity";
import { Button, CommandMenu, Pick, Toggle } from "../controls";
import { VOTES } from "../controls/range";
import { useView } from "../views/view";
import { useWords, type MessageId } from "../words";
import { useOpenMap } from "./context";
import { CoverageFields } from "./details-coverage";
import { Lines } from "./details-lines";
import { ChooseHelp, NOT_KNOWN, Part, TextPart } from "./details-parts";
import { StanceField } from "./details-stance";
import type { MapChange, Stakeholder } from "./query";
import { Several } from "./several";
import { useTouch } from "./touch";
import type { VocabularyName } from "./vocabulary";

type UpdateStakeholder = Extract<MapChange, { updateStakeholder: unknown }>["updateStakeholder"];

/** What we know about the selected person, each part changed where it stands. */
export function Details() {
  const { people, selected } = useOpenMap();
  const [first] = selected;
  const person = selected.size === 1 && first !== undefined ? people.get(first) : undefined;
  if (selected.size > 1) return <Several chosen={[...selected].flatMap((uid) => people.get(uid) ?? [])} />;
  if (!person) return <Nobody />;
  return <PersonDetails key={person.uid} person={person} />;
}

const TIPS = {
  canvas: ["map.tip-manager", "map.tip-line", "map.tip-menu"],
  touched: ["map.tip-card"],
  outline: ["map.tip-outline"],
  table: ["map.tip-table"],
  matrix: ["map.tip-matrix"],
} as const satisfies Record<string, readonly MessageId[]>;

/** How one begins. */
function Nobody() {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  const isTouched = useTouch();
  const [view] = useView();
  const tips = view === "canvas" ? TIPS[isTouched ? "touched" : "canvas"] : TIPS[view];
  return (
    <>
      <p className="empty">{t("map.nobody-selected")}</p>
      {mayWrite && (
        <ul className="tips">
          {tips.map((tip) => (
            <li key={tip}>{t(tip)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function PersonDetails({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { map, session, mayWrite, mayOnlyLook } = useOpenMap();
  const name = person.contact.name || t("map.no-name");
  const parties = map.parties;
  function remove(button: Element) {
    // All of this goes away with the person, and must not take the focus along.
    button.closest(".side")?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
    session.change({ removeStakeholder: { stakeholder: person.uid } });
  }
  return (
    <div className="person-details">
      <header>
        <h2 tabIndex={-1}>{name}</h2>
        <p className="quiet">{[person.title, person.department].filter(Boolean).join(" · ")}</p>
        <div className="row">
          {mayWrite && (
            <LogActivity subjects={[map]} contacts={[person.contact]} onWritten={() => void session.refresh()} />
          )}
          <Link href={`/contacts/${person.contact.uid}`}>{t("map.contact-page")}</Link>
        </div>
      </header>
      {mayOnlyLook && <p className="notice">{t("frame.read-only")}</p>}
      <fieldset disabled={!mayWrite} className="parts">
        <Person person={person} />
        <Roles person={person} />
        <Judgement person={person} />
        {parties.map((party) => (
          <StanceField key={party.uid} person={person} party={party} />
        ))}
        <Part title={t("map.coverage")}>
          <CoverageFields person={person} />
        </Part>
        <Lines person={person} />
        <TextPart
          label={t("map.goals")}
          of={{ person: person.uid, field: "goals" }}
          value={person.goals}
          onSave={(goals) => session.change({ updateStakeholder: { stakeholder: person.uid, goals } })}
        />
        <TextPart
          label={t("map.note")}
          of={{ person: person.uid, field: "note" }}
          value={person.note}
          onSave={(note) => session.change({ updateStakeholder: { stakeholder: person.uid, note } })}
        />
        {!mayOnlyLook && (
          <Button look="danger" isDisabled={!mayWrite} onPress={(event) => remove(event.target)}>
            {t("map.remove")}
          </Button>
        )}
      </fieldset>
    </div>
  );
}

/** Who it is, and what they are at the customer. */
function Person({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const { session, mayWrite } = useOpenMap();
  const contact = person.contact.uid;
  return (
    <Part title={t("map.person")}>
      <TextPart
        label={t("map.name")}
        of={{ person: person.uid, field: "name" }}
        lines={1}
        isRequired
        value={person.contact.name || null}
        onSave={(name) => name !== null && session.change({ updateContact: { contact, name, known: true } })}
      />
      {!person.external && (
        <div className="pairs">
          <TextPart
            label={t("map.job")}
            of={{ person: person.uid, field: "title" }}
            lines={1}
            value={person.title}
            onSave={(title) => session.change({ setJob: { contact, title } })}
          />
          <TextPart
            label={t("map.department")}
            of={{ person: person.uid, field: "department" }}
            lines={1}
            value={person.department}
            onSave={(department) => session.change({ setJob: { contact, department } })}
          />
          <VocabularyPick
            label={t("map.seniority")}
            of="SENIORITY"
            value={person.seniority}
            onChange={(seniority) => session.change({ setJob: { contact, seniority } })}
            isText
          />
        </div>
      )}
      {mayWrite && <p className="quiet small">{t("map.on-every-map")}</p>}
    </Part>
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
        <ChooseHelp person={person} what="role" />
      </div>
    </Part>
  );
}

function Judgement({ person }: { person: Stakeholder }) {
  const { t } = useWords();
  const update = useUpdate(person);
  return (
    <Part title={t("map.judgement")}>
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
      <div className="row">
        <Toggle isSelected={person.canVeto} onChange={(veto) => update({ veto })}>
          {t("map.can-veto")}
        </Toggle>
        <Toggle isSelected={person.external} onChange={(external) => update({ external })}>
          {t("map.external")}
        </Toggle>
        <ChooseHelp person={person} what="power" />
      </div>
      <TextPart
        label={t("map.vote-weight")}
        of={{ person: person.uid, field: "votes" }}
        lines={1}
        type="number"
        range={VOTES}
        value={person.voteWeight === null ? null : String(person.voteWeight)}
        onSave={(votes) => update({ voteWeight: votes === null ? null : Number(votes) })}
      />
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
