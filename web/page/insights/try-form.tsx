import { useState } from "react";

import { Button, Pick } from "../controls";
import { useOpenMap } from "../map/context";
import { STANCES, stanceWord } from "../map/signs";
import { useWords } from "../words";
import { colleaguesOf, type TriedChange } from "./trial";

const KINDS = ["stance", "leaves", "manager", "power", "colleague-leaves"] as const;
type Kind = (typeof KINDS)[number];
const NONE = "-";

/** One change to try; whoever is selected on the map is proposed. */
export function TryForm({ onTry }: { onTry: (tried: TriedChange) => void }) {
  const { t } = useWords();
  const { map, selected, vocabulary } = useOpenMap();
  const [kind, setKind] = useState<Kind>("stance");
  const [chosen, setWho] = useState<string | null>(null);
  const [us, setUs] = useState<string | null>(null);
  const [party, setParty] = useState<string | null>(null);
  const [stance, setStance] = useState("2");
  const [manager, setManager] = useState(NONE);
  const [power, setPower] = useState(NONE);
  const people = map.stakeholders.map((one) => ({ id: one.uid, name: one.contact.name || t("map.no-name") }));
  const who = chosen ?? (selected.size === 1 ? ([...selected][0] ?? null) : null);
  const towards = party ?? map.parties[0]?.uid ?? null;
  const made = change();

  function change(): TriedChange | null {
    if (kind === "colleague-leaves") return us === null ? null : { colleagueLeaves: { user: us } };
    if (who === null) return null;
    if (kind === "leaves") return { personLeaves: { stakeholder: who } };
    if (kind === "manager") {
      return manager === who ? null : { managerChanges: { stakeholder: who, manager: manager === NONE ? null : manager } };
    }
    if (kind === "power") {
      return { powerChanges: { stakeholder: who, power: power === NONE ? null : (power as "OUTSIDE") } };
    }
    return towards === null
      ? null
      : { stanceChanges: { stakeholder: who, party: towards, value: stance === NONE ? null : Number(stance) } };
  }

  return (
    <div className="try-form" role="group" aria-label={t("insights.what-if")}>
      <Pick
        label={t("insights.what-if-kind")}
        value={kind}
        choices={KINDS.map((id) => ({ id, name: t(`insights.what-if-${id}`) }))}
        onChange={setKind}
      />
      {kind === "colleague-leaves" ? (
        <Pick
          label={t("insights.what-if-colleague")}
          value={us}
          choices={colleaguesOf(map)}
          onChange={setUs}
          placeholder={t("insights.what-if-colleague")}
        />
      ) : (
        <Pick
          label={t("insights.what-if-who")}
          value={who}
          choices={people}
          onChange={setWho}
          placeholder={t("insights.what-if-who")}
        />
      )}
      {kind === "stance" && (
        <div className="pairs">
          <Pick label={t("insights.what-if-towards")} value={towards} choices={map.parties.map((one) => ({ id: one.uid, name: one.name }))} onChange={setParty} />
          <Pick
            label={t("insights.what-if-new-stance")}
            value={stance}
            choices={[...STANCES.map((value) => ({ id: String(value), name: t(stanceWord(value)) })), { id: NONE, name: t("map.unknown") }]}
            onChange={setStance}
          />
        </div>
      )}
      {kind === "manager" && (
        <Pick
          label={t("insights.what-if-new-boss")}
          value={manager}
          choices={[{ id: NONE, name: t("insights.what-if-no-boss") }, ...people.filter(({ id }) => id !== who)]}
          onChange={setManager}
        />
      )}
      {kind === "power" && (
        <Pick
          label={t("insights.what-if-new-power")}
          value={power}
          choices={[
            { id: NONE, name: t("map.not-known") },
            ...vocabulary.entries("POWER").map((entry) => ({ id: entry.code.toUpperCase(), name: entry.name })),
          ]}
          onChange={setPower}
        />
      )}
      <Button isDisabled={made === null} onPress={() => made && onTry(made)}>
        {t("insights.what-if-try")}
      </Button>
    </div>
  );
}
