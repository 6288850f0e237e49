import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { ColleagueChoice } from "../around/colleague-choice";
import { Button, Dialog, Field, Pick } from "../controls";
import { useWords } from "../words";
import { Confirm } from "./part";
import { useWriting } from "./write";

export const SaveTeam = graphql(`
  mutation SaveTeam($uid: ID, $name: String!, $within: ID, $language: Language!) {
    saveTeam(uid: $uid, name: $name, within: $within) { __typename ... on Problem { message(language: $language) } }
  }
`);
const DeleteTeam = graphql(`
  mutation DeleteTeam($uid: ID!, $language: Language!) {
    deleteTeam(uid: $uid) { __typename ... on Problem { message(language: $language) } }
  }
`);
const SetUserTeam = graphql(`
  mutation SetUserTeam($userUid: ID!, $team: ID, $language: Language!) {
    setUserTeam(userUid: $userUid, team: $team) { __typename ... on Problem { message(language: $language) } }
  }
`);

export interface Team {
  uid: string;
  name: string;
  withinUid: string | null;
  members: readonly { uid: string; name: string }[];
}

/** The choice to be within no other team. */
export const NO_TEAM = "-";

/** One team: its name, what it is within, who is in it. */
export function TeamLine({ team, all }: { team: Team; all: readonly Team[] }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-teams");
  const [name, setName] = useState(team.name);
  const [asked, setAsked] = useState<"delete" | "add" | null>(null);
  const { uid } = team;
  const save = (within: string | null, called: string) =>
    void write(async () => (await ask(SaveTeam, { uid, name: called.trim(), within, language })).saveTeam);
  const put = (userUid: string, into: string | null) =>
    void write(async () => (await ask(SetUserTeam, { userUid, team: into, language })).setUserTeam);
  return (
    <li aria-label={team.name}>
      <Field label={t("settings.team-name")} value={name} onChange={setName} />
      <Button isDisabled={!name.trim() || name === team.name} isPending={busy} onPress={() => save(team.withinUid, name)}>
        {t("settings.save")}
      </Button>
      <Pick
        label={t("settings.within")}
        value={team.withinUid ?? NO_TEAM}
        isDisabled={busy}
        choices={[
          { id: NO_TEAM, name: t("settings.within-none") },
          ...all.filter((one) => one.uid !== uid).map((one) => ({ id: one.uid, name: one.name })),
        ]}
        onChange={(within) => save(within === NO_TEAM ? null : within, team.name)}
      />
      <Button
        look="plain"
        isPending={busy}
        aria-label={t("settings.delete-named", { name: team.name })}
        onPress={() => setAsked("delete")}
      >
        {t("settings.delete")}
      </Button>
      <ul className="members row" aria-label={t("settings.members-of", { name: team.name })}>
        {team.members.length === 0 && <li className="quiet">{t("settings.nobody-in-it")}</li>}
        {team.members.map((member) => (
          <li key={member.uid}>
            <Button
              isPending={busy}
              aria-label={t("around.take-out", { name: member.name })}
              onPress={() => put(member.uid, null)}
            >
              {member.name} <span aria-hidden="true">✕</span>
            </Button>
          </li>
        ))}
        <li>
          <Button look="plain" isPending={busy} onPress={() => setAsked("add")}>
            + {t("settings.add-member")}
          </Button>
        </li>
      </ul>
      {said}
      {asked === "delete" && (
        <Confirm
          title={t("settings.delete-ask", { name: team.name })}
          text={t("settings.delete-team")}
          onConfirm={() => void write(async () => (await ask(DeleteTeam, { uid, language })).deleteTeam)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "add" && (
        <Dialog title={t("settings.add-to", { name: team.name })} isOpen onClose={() => setAsked(null)}>
          <p className="quiet">{t("settings.one-team")}</p>
          <ColleagueChoice
            except={new Set(team.members.map((member) => member.uid))}
            onChoose={(colleague) => {
              put(colleague.uid, uid);
              setAsked(null);
            }}
          />
        </Dialog>
      )}
    </li>
  );
}
