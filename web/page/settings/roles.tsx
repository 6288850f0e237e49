import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Button, Field, Toggle } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useWriting } from "./write";

const RolesQuery = graphql(`
  query SettingsRoles($language: Language!) {
    roles(includeRetired: true) { code nameEn nameZh name(language: $language) weight canVeto required retiredAt }
  }
`);
const SaveRole = graphql(`
  mutation SaveRole($role: SaveRoleInput!, $language: Language!) {
    saveRole(role: $role) { __typename ... on Problem { message(language: $language) } }
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

type Role = ResultOf<typeof RolesQuery>["roles"][number];

/** The roles that people play, and how much each has to say. */
export function Roles() {
  const { t, asked: language } = useWords();
  const roles = useQuery({ queryKey: ["settings-roles", language], queryFn: ({ signal }) => ask(RolesQuery, { language }, signal) });
  return (
    <section className="panel part" aria-labelledby="roles">
      <h2 id="roles">{t("settings.roles")}</h2>
      <p className="quiet">{t("settings.roles-hint")}</p>
      {roles.error && <Failed error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && <Loading />}
      <ul className="lines">
        {roles.data?.roles.map((role) => (
          <RoleLine key={`${role.code} ${role.nameEn} ${role.nameZh} ${role.weight}`} role={role} />
        ))}
      </ul>
    </section>
  );
}

function RoleLine({ role }: { role: Role }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-roles");
  const [nameEn, setNameEn] = useState(role.nameEn);
  const [nameZh, setNameZh] = useState(role.nameZh);
  const [weight, setWeight] = useState(String(role.weight));
  const save = (told: { canVeto?: boolean; required?: boolean }) =>
    write(async () => {
      const named = { code: role.code, nameEn, nameZh, weight: Number(weight) };
      return (await ask(SaveRole, { role: { ...named, ...told }, language })).saveRole;
    });
  const isSame = nameEn === role.nameEn && nameZh === role.nameZh && Number(weight) === role.weight;
  const retire = () => write(async () => (await ask(RetireRole, { code: role.code, language })).retireRole);
  const restore = () => write(async () => (await ask(RestoreRole, { code: role.code, language })).restoreRole);
  return (
    <li aria-label={role.name}>
      <Field label={t("settings.name-en")} value={nameEn} onChange={setNameEn} />
      <Field label={t("settings.name-zh")} value={nameZh} onChange={setNameZh} />
      <Field label={t("settings.weight")} value={weight} onChange={setWeight} type="number" />
      <Toggle isSelected={role.canVeto} isDisabled={busy} onChange={(canVeto) => void save({ canVeto })}>
        {t("map.can-veto")}
      </Toggle>
      <Toggle isSelected={role.required} isDisabled={busy} onChange={(required) => void save({ required })}>
        {t("settings.required")}
      </Toggle>
      <Button isDisabled={busy || isSame} onPress={() => void save({})}>
        {t("settings.save")}
      </Button>
      <Button look="plain" isDisabled={busy} onPress={() => void (role.retiredAt === null ? retire() : restore())}>
        {t(role.retiredAt === null ? "settings.retire" : "settings.restore")}
      </Button>
      {said}
    </li>
  );
}
