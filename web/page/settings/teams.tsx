import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field, Pick } from "../controls";
import { useWords } from "../words";
import { Part } from "./part";
import { NO_TEAM, SaveTeam, TeamLine, type Team } from "./team-line";
import { useWriting } from "./write";

const TeamsQuery = graphql(`
  query SettingsTeams($after: String) {
    teams(first: 50, after: $after) {
      edges { node { uid name withinUid members { uid name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Who works together: what is shared with a team is shared with all in it and in the teams within it. */
export function Teams({ mayChange }: { mayChange: boolean }) {
  const { t } = useWords();
  const teams = useInfiniteQuery({
    queryKey: ["settings-teams"],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(TeamsQuery, { after: pageParam }, signal)).teams,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const all = teams.data?.pages.flatMap((page) => page.edges.map(({ node }) => node)) ?? [];
  const nameOf = (uid: string | null) => all.find((team) => team.uid === uid)?.name;
  return (
    <Part name="teams" hint="settings.teams-hint" mayChange={mayChange} asked={teams}>
      {teams.data && all.length === 0 && <p className="quiet">{t("settings.no-teams")}</p>}
      <ul className="lines">
        {all.map((team) =>
          mayChange ? (
            <TeamLine key={`${team.uid} ${team.name}`} team={team} all={all} />
          ) : (
            <li key={team.uid} aria-label={team.name}>
              <strong>{team.name}</strong>
              {team.withinUid && <span>{t("settings.within-named", { name: nameOf(team.withinUid) ?? "" })}</span>}
              <ul className="members row" aria-label={t("settings.members-of", { name: team.name })}>
                {team.members.length === 0 && <li className="quiet">{t("settings.nobody-in-it")}</li>}
                {team.members.map((member) => (
                  <li key={member.uid} className="chip">
                    {member.name}
                  </li>
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
      {teams.hasNextPage && (
        <Button isDisabled={teams.isFetchingNextPage} onPress={() => void teams.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
      {mayChange && <NewTeam all={all} />}
    </Part>
  );
}

function NewTeam({ all }: { all: readonly Team[] }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-teams");
  const [name, setName] = useState("");
  const [within, setWithin] = useState(NO_TEAM);
  async function add() {
    const wanted = { name: name.trim(), within: within === NO_TEAM ? null : within, language };
    const done = await write(async () => (await ask(SaveTeam, wanted)).saveTeam);
    if (done) setName("");
  }
  return (
    <div role="group" aria-label={t("settings.new-team")} className="new">
      <div className="row fields">
        <Field label={t("settings.new-team")} value={name} onChange={setName} />
        <Pick
          label={t("settings.within")}
          value={within}
          onChange={setWithin}
          choices={[{ id: NO_TEAM, name: t("settings.within-none") }, ...all.map((team) => ({ id: team.uid, name: team.name }))]}
        />
        <Button look="primary" isDisabled={!name.trim()} isPending={busy} onPress={() => void add()}>
          {t("settings.add-team")}
        </Button>
      </div>
      {said}
    </div>
  );
}
