import { useState } from "react";

import { ColleagueChoice } from "../around/colleague-choice";
import { Button, Dialog, Pick, Toggle } from "../controls";
import { useOpenMap } from "../map/context";
import { STANCES, stanceWord } from "../map/signs";
import { useWords } from "../words";
import { colleagueName, colleaguesOf } from "./trial";
import { LEVELS, NONE, STRENGTHS, type TryFields } from "./try-fields";

interface Parts {
  fields: TryFields;
  set: (part: Partial<TryFields>) => void;
}
type Names = readonly { id: string; name: string }[];

export function StanceFields({ fields, set }: Parts) {
  const { t } = useWords();
  const { map } = useOpenMap();
  return (
    <div className="pairs">
      <Pick
        label={t("insights.what-if-towards")}
        value={fields.party}
        choices={map.parties.map((one) => ({ id: one.uid, name: one.name }))}
        onChange={(party) => set({ party })}
      />
      <Pick
        label={t("insights.what-if-new-stance")}
        value={fields.stance}
        choices={[...STANCES.map((value) => ({ id: String(value), name: t(stanceWord(value)) })), { id: NONE, name: t("map.unknown") }]}
        onChange={(stance) => set({ stance })}
      />
    </div>
  );
}

export function ManagerField({ fields, set, names }: Parts & { names: Names }) {
  const { t } = useWords();
  return (
    <Pick
      label={t("insights.what-if-new-boss")}
      value={fields.manager}
      choices={[{ id: NONE, name: t("insights.what-if-no-boss") }, ...names.filter(({ id }) => id !== fields.who)]}
      onChange={(manager) => set({ manager })}
    />
  );
}

export function PowerField({ fields, set }: Parts) {
  const { t } = useWords();
  const { vocabulary } = useOpenMap();
  return (
    <Pick
      label={t("insights.what-if-new-power")}
      value={fields.power}
      choices={[
        { id: NONE, name: t("map.not-known") },
        ...vocabulary.entries("POWER").map((entry) => ({ id: entry.code.toUpperCase(), name: entry.name })),
      ]}
      onChange={(power) => set({ power })}
    />
  );
}

export function RoleFields({ fields, set }: Parts) {
  const { t } = useWords();
  const { vocabulary } = useOpenMap();
  const { who, roles } = fields;
  return (
    <div className="field" role="group" aria-label={t("insights.what-if-new-roles")}>
      <span className="label">{t("insights.what-if-new-roles")}</span>
      <div className="row">
        {vocabulary.roles.map(({ code, name }) => (
          <Toggle
            key={code}
            isDisabled={who === null}
            isSelected={roles.includes(code)}
            onChange={(plays) => set({ roles: plays ? [...roles, code] : roles.filter((one) => one !== code) })}
          >
            {name}
          </Toggle>
        ))}
      </div>
    </div>
  );
}

export function InfluenceFields({ fields, set, names }: Parts & { names: Names }) {
  const { t } = useWords();
  return (
    <div className="pairs">
      <Pick
        label={t("insights.what-if-target")}
        value={fields.target}
        choices={names.filter(({ id }) => id !== fields.who)}
        onChange={(target) => set({ target })}
        placeholder={t("insights.what-if-target")}
      />
      <Pick
        label={t("insights.what-if-strength")}
        value={fields.strength}
        choices={STRENGTHS.map((id) => {
          const strength = Math.abs(Number(id));
          if (id === NONE) return { id, name: t("insights.what-if-no-more") };
          const word = t(Number(id) < 0 ? "map.against-strength" : "map.for-strength", { strength });
          return { id, name: `${(Number(id) < 0 ? "−" : "+").repeat(strength)} ${word}` };
        })}
        onChange={(strength) => set({ strength })}
      />
    </div>
  );
}

/** Who of us: one who is in touch with somebody of this map. */
export function OursField({ fields, set }: Parts) {
  const { t } = useWords();
  const { map } = useOpenMap();
  const ours = colleaguesOf(map);
  return (
    <Pick
      label={t("insights.what-if-colleague")}
      value={ours.some(({ id }) => id === fields.colleague) ? fields.colleague : null}
      choices={ours}
      onChange={(colleague) => set({ colleague })}
      placeholder={t("insights.what-if-colleague")}
    />
  );
}

/** Who of us, also one who is in touch with nobody here yet, and how well. */
export function CoverageFields({ fields, set }: Parts) {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const [choosing, setChoosing] = useState(false);
  const name = fields.colleague === null ? "" : colleagueName(map, fields.colleague);
  return (
    <div className="pairs">
      <div className="field">
        <span className="label">{t("insights.what-if-colleague")}</span>
        <Button aria-label={`${t("insights.what-if-colleague")}: ${name || t("around.choose")}`} onPress={() => setChoosing(true)}>
          {name || t("around.choose")}
        </Button>
      </div>
      <Pick
        label={t("insights.what-if-level")}
        value={fields.level}
        choices={LEVELS.map((id) => ({ id, name: vocabulary.word("COVERAGE", id) }))}
        onChange={(level) => set({ level })}
      />
      <Dialog title={t("insights.what-if-colleague")} isOpen={choosing} onClose={() => setChoosing(false)}>
        <ColleagueChoice
          except={NOBODY}
          onChoose={({ uid }) => {
            set({ colleague: uid });
            setChoosing(false);
          }}
        />
      </Dialog>
    </div>
  );
}

const NOBODY: ReadonlySet<string> = new Set();
