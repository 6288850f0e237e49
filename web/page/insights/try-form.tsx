import { useState } from "react";

import { Button, Pick } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import type { TriedChange } from "./trial";
import { FIRST_FIELDS, KINDS, toTried, type TryFields } from "./try-fields";
import { CoverageFields, InfluenceFields, ManagerField, OursField, PowerField, RoleFields, StanceFields } from "./try-parts";

/** One change to try; whoever is selected on the map is proposed. */
export function TryForm({ onTry }: { onTry: (tried: TriedChange) => void }) {
  const { t } = useWords();
  const { map, people, selected } = useOpenMap();
  const [held, setHeld] = useState<TryFields>(FIRST_FIELDS);
  // The roles that somebody plays already, until other ones are chosen for them.
  const [rolesOf, setRolesOf] = useState<string | null>(null);
  const proposed = selected.size === 1 ? ([...selected][0] ?? null) : null;
  const who = held.who ?? proposed;
  const fields: TryFields = {
    ...held,
    who,
    party: held.party ?? map.parties[0]?.uid ?? null,
    roles: rolesOf === who ? held.roles : ((who && people.get(who)?.roles.map(({ code }) => code)) || []),
  };
  const set = (part: Partial<TryFields>) => {
    setHeld({ ...held, ...part });
    if (part.roles) setRolesOf(who);
  };
  const made = toTried(fields);
  const names = map.stakeholders.map((one) => ({ id: one.uid, name: one.contact.name || t("map.no-name") }));
  const { kind } = fields;
  return (
    <div className="try-form" role="group" aria-label={t("insights.what-if")}>
      <Pick
        label={t("insights.what-if-kind")}
        value={kind}
        choices={KINDS.map((id) => ({ id, name: t(`insights.what-if-${id}`) }))}
        onChange={(chosen) => set({ kind: chosen })}
      />
      {kind !== "colleague-leaves" && (
        <Pick
          label={t(kind === "influence" ? "insights.what-if-source" : "insights.what-if-who")}
          value={who}
          choices={names}
          onChange={(chosen) => set({ who: chosen })}
          placeholder={t("insights.what-if-who")}
        />
      )}
      {kind === "colleague-leaves" && <OursField fields={fields} set={set} />}
      {kind === "stance" && <StanceFields fields={fields} set={set} />}
      {kind === "manager" && <ManagerField fields={fields} set={set} names={names} />}
      {kind === "power" && <PowerField fields={fields} set={set} />}
      {kind === "roles" && <RoleFields fields={fields} set={set} />}
      {kind === "influence" && <InfluenceFields fields={fields} set={set} names={names} />}
      {kind === "coverage" && <CoverageFields fields={fields} set={set} />}
      <Button
        isDisabled={made === null}
        onPress={() => {
          if (!made) return;
          onTry(made);
          setRolesOf(null);
        }}
      >
        {t("insights.what-if-try")}
      </Button>
    </div>
  );
}
