import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Button, Field, Toggle } from "../controls";
import { isOutside, WEIGHT } from "../controls/range";
import { useWords } from "../words";
import { Ending, Retired } from "./ending";
import { NewRole, SaveRole } from "./new-role";
import { Part } from "./part";
import { useWriting } from "./write";

const RolesQuery = graphql(`
  query SettingsRoles($language: Language!) {
    roles(includeRetired: true) { code nameEn nameZh name(language: $language) weight canVeto required retiredAt }
  }
`);
const RetireRole = graphql(`
  mutation RetireRole($code: String!, $language: Language!) {
    retireRole(code: $code) { __typename ... on Problem { message(language: $language) } }
  }
`);
const RestoreRole = graphql(`
  mutation RestoreRole($code: String!, $language: Language!) {
    restoreRole(code: $code) { __typename ... on Problem { message(language: $language) } }
  }
`);
const DeleteRole = graphql(`
  mutation DeleteRole($code: String!, $language: Language!) {
    deleteRole(code: $code) { __typename ... on Problem { message(language: $language) } }
  }
`);

type Role = ResultOf<typeof RolesQuery>["roles"][number];

/** The roles that people play, and how much each has to say. */
export function Roles({ mayChange }: { mayChange: boolean }) {
  const { asked: language } = useWords();
  const roles = useQuery({ queryKey: ["settings-roles", language], queryFn: ({ signal }) => ask(RolesQuery, { language }, signal) });
  return (
    <Part name="roles" hint="settings.roles-hint" mayChange={mayChange} asked={roles}>
      <ul className="lines">
        {roles.data?.roles.map((role) =>
          mayChange ? (
            <RoleLine key={`${role.code} ${role.nameEn} ${role.nameZh} ${role.weight}`} role={role} />
          ) : (
            <RoleText key={role.code} role={role} />
          ),
        )}
      </ul>
      {mayChange && roles.data && <NewRole taken={new Set(roles.data.roles.map(({ code }) => code))} />}
    </Part>
  );
}

function RoleText({ role }: { role: Role }) {
  const { t, number } = useWords();
  return (
    <li aria-label={role.name}>
      <strong>{role.name}</strong>
      {role.canVeto && <span className="chip">{t("map.can-veto")}</span>}
      {role.required && <span className="chip">{t("settings.required")}</span>}
      <Retired since={role.retiredAt} />
      <span>{t("settings.weight-is", { weight: number(role.weight) })}</span>
    </li>
  );
}

function RoleLine({ role }: { role: Role }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-roles");
  const [nameEn, setNameEn] = useState(role.nameEn);
  const [nameZh, setNameZh] = useState(role.nameZh);
  const [weight, setWeight] = useState(String(role.weight));
  const { code } = role;
  const save = (told: { canVeto?: boolean; required?: boolean }) =>
    write(async () => {
      const named = { code, nameEn, nameZh, weight: Number(weight) };
      return (await ask(SaveRole, { role: { ...named, ...told }, language })).saveRole;
    });
  const isSame = nameEn === role.nameEn && nameZh === role.nameZh && Number(weight) === role.weight;
  const isWhole = nameEn.trim() !== "" && nameZh.trim() !== "" && weight.trim() !== "" && !isOutside(weight, WEIGHT);
  return (
    <li aria-label={role.name}>
      <Field label={t("settings.name-en")} value={nameEn} onChange={setNameEn} />
      <Field label={t("settings.name-zh")} value={nameZh} onChange={setNameZh} />
      <Field label={t("settings.weight")} value={weight} onChange={setWeight} type="number" range={WEIGHT} />
      <Toggle isSelected={role.canVeto} isDisabled={busy || !isWhole} onChange={(canVeto) => void save({ canVeto })}>
        {t("map.can-veto")}
      </Toggle>
      <Toggle isSelected={role.required} isDisabled={busy || !isWhole} onChange={(required) => void save({ required })}>
        {t("settings.required")}
      </Toggle>
      <Button isDisabled={isSame || !isWhole} isPending={busy} onPress={() => void save({})}>
        {t("settings.save")}
      </Button>
      <Retired since={role.retiredAt} />
      <Ending
        name={role.name}
        retired={role.retiredAt !== null}
        busy={busy}
        retire={() => write(async () => (await ask(RetireRole, { code, language })).retireRole)}
        restore={() => write(async () => (await ask(RestoreRole, { code, language })).restoreRole)}
        remove={() => write(async () => (await ask(DeleteRole, { code, language })).deleteRole)}
      />
      {said}
    </li>
  );
}
