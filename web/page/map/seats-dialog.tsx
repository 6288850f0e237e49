import { useState } from "react";

import { Button, Pick, PickSeveral } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { seating } from "./starting";

const OWN = "own";

/** A seat for each role that nobody in the map plays yet: of a named list of roles, or of those that are chosen. */
export function SeatsDialog({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { map, session, vocabulary } = useOpenMap();
  const [template, setTemplate] = useState<"STANDARD" | typeof OWN>("STANDARD");
  const [own, setOwn] = useState<readonly string[]>([]);
  const played = new Set(map.stakeholders.flatMap(({ roles }) => roles.map(({ code }) => code)));
  const wanted = vocabulary.roles.filter(({ code, required }) => (template === OWN ? own.includes(code) : required));
  const missing = wanted.filter(({ code }) => !played.has(code));
  const present = wanted.filter(({ code }) => played.has(code));
  return (
    <div className="stack">
      <p className="quiet">{t("start.seats-hint")}</p>
      <Pick
        label={t("start.template")}
        value={template}
        choices={[
          { id: "STANDARD", name: t("start.template-STANDARD") },
          { id: OWN, name: t("start.template-own") },
        ]}
        onChange={setTemplate}
      />
      {template === OWN && (
        <PickSeveral
          label={t("map.roles")}
          values={own}
          choices={vocabulary.roles.map(({ code, name }) => ({ id: code, name }))}
          onChange={setOwn}
          placeholder={t("start.no-roles")}
        />
      )}
      <div role="status" className="stack">
        {missing.length > 0 && (
          <div>
            <h3>{t("start.added")}</h3>
            <ul className="row">
              {missing.map(({ code, name }) => (
                <li key={code} className="chip">
                  {name}
                </li>
              ))}
            </ul>
          </div>
        )}
        {missing.length === 0 && wanted.length > 0 && <p>{t("start.none-missing")}</p>}
        {present.length > 0 && <p className="quiet">{t("start.played", { names: present.map(({ name }) => name).join(", ") })}</p>}
      </div>
      <div className="row end">
        <Button
          look="primary"
          isDisabled={missing.length === 0}
          onPress={() => {
            session.write(seating(template === OWN ? { roles: missing.map(({ code }) => code) } : { named: template }));
            onDone();
          }}
        >
          {t("start.do-add", { count: missing.length })}
        </Button>
      </div>
    </div>
  );
}
