import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field, Toggle } from "../controls";
import { isOutside, WEIGHT } from "../controls/range";
import { useWords } from "../words";
import { useWriting } from "./write";

export const SaveRole = graphql(`
  mutation SaveRole($role: SaveRoleInput!, $language: Language!) {
    saveRole(role: $role) { __typename ... on Problem { message(language: $language) } }
  }
`);

const BLANK = { code: "", nameEn: "", nameZh: "", weight: "0.5", canVeto: false, required: false };

/** A role that was not there. `taken`: the server changes the role of a code that it knows, which is not what was meant. */
export function NewRole({ taken }: { taken: ReadonlySet<string> }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-roles");
  const [role, setRole] = useState(BLANK);
  const set = (part: Partial<typeof BLANK>) => setRole({ ...role, ...part });
  const code = role.code.trim();
  const isTaken = taken.has(code);
  const isWhole = [code, role.nameEn.trim(), role.nameZh.trim(), role.weight.trim()].every((one) => one !== "") && !isOutside(role.weight, WEIGHT);
  async function add() {
    const wanted = { ...role, code, nameEn: role.nameEn.trim(), nameZh: role.nameZh.trim(), weight: Number(role.weight) };
    const done = await write(async () => (await ask(SaveRole, { role: wanted, language })).saveRole);
    if (done) setRole(BLANK);
  }
  return (
    <div role="group" aria-label={t("settings.new-role")} className="new">
      <h3>{t("settings.new-role")}</h3>
      <div className="row fields">
        <Field label={t("settings.code")} value={role.code} onChange={(text) => set({ code: text })} hint={t(isTaken ? "settings.code-taken" : "settings.code-hint")} />
        <Field label={t("settings.name-en")} value={role.nameEn} onChange={(nameEn) => set({ nameEn })} />
        <Field label={t("settings.name-zh")} value={role.nameZh} onChange={(nameZh) => set({ nameZh })} />
        <Field label={t("settings.weight")} value={role.weight} onChange={(weight) => set({ weight })} type="number" range={WEIGHT} />
        <Toggle isSelected={role.canVeto} onChange={(canVeto) => set({ canVeto })}>
          {t("map.can-veto")}
        </Toggle>
        <Toggle isSelected={role.required} onChange={(required) => set({ required })}>
          {t("settings.required")}
        </Toggle>
        <Button look="primary" isDisabled={isTaken || !isWhole} isPending={busy} onPress={() => void add()}>
          {t("settings.add-role")}
        </Button>
      </div>
      {said}
    </div>
  );
}
