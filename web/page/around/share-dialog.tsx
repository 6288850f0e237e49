import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Dialog, Field, Pick } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { NotWritten } from "./block";
import { ColleagueChoice } from "./colleague-choice";
import { useWriting } from "./writing";

const Share = graphql(`
  mutation Share($node: ID!, $user: ID, $team: ID, $access: Access!, $until: DateTime, $mutationId: String!, $language: Language!) {
    share(node: $node, user: $user, team: $team, access: $access, until: $until, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);
const TeamsQuery = graphql(`
  query TeamsToShareWith($after: String) {
    teams(first: 50, after: $after) {
      edges { node { uid name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type With = "user" | "team";

/** Shares a record with one of us or with a team, to see it or to work on it, for a time or for good. */
export function ShareDialog(props: { of: { uid: string; name: string }; shared: ReadonlySet<string>; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const { of, onClose } = props;
  const me = useVocabulary().data?.me.user?.uid;
  const shared = me === undefined ? props.shared : new Set([...props.shared, me]);
  const [kind, setKind] = useState<With>("user");
  const [access, setAccess] = useState<"READ" | "WRITE">("WRITE");
  const [day, setDay] = useState("");
  const writing = useWriting(
    async (to: { user: string | null; team: string | null }, mutationId) =>
      (await ask(Share, { node: of.uid, ...to, access, until: endOf(day), mutationId, language })).share,
    onClose,
  );
  return (
    <Dialog title={t("around.share-named", { name: of.name })} isOpen onClose={onClose}>
      <NotWritten error={writing.error} />
      <div className="form-pairs">
        <Pick
          label={t("around.share-may")}
          value={access}
          onChange={setAccess}
          choices={[
            { id: "WRITE", name: t("around.may-write") },
            { id: "READ", name: t("around.may-read") },
          ]}
        />
        <Field label={t("around.share-until")} value={day} onChange={setDay} type="date" hint={t("around.share-until-hint")} />
        <Pick<With>
          label={t("around.share-with")}
          value={kind}
          onChange={setKind}
          choices={[
            { id: "user", name: t("around.share-user") },
            { id: "team", name: t("around.share-team") },
          ]}
        />
      </div>
      {kind === "user" ? (
        <ColleagueChoice except={shared} onChoose={({ uid }) => writing.mutate({ user: uid, team: null })} />
      ) : (
        <TeamChoice except={shared} onChoose={(team) => writing.mutate({ user: null, team })} />
      )}
    </Dialog>
  );
}

function TeamChoice({ except, onChoose }: { except: ReadonlySet<string>; onChoose: (uid: string) => void }) {
  const { t } = useWords();
  const teams = useInfiniteQuery({
    queryKey: ["settings-teams", "names"],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(TeamsQuery, { after: pageParam }, signal)).teams,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  const found = (teams.data?.pages ?? []).flatMap((page) => page.edges.map(({ node }) => node)).filter(({ uid }) => !except.has(uid));
  return (
    <>
      {teams.error && <Failed error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isPending && <Loading lines={3} />}
      {teams.data && found.length === 0 && <p className="quiet">{t("around.no-team")}</p>}
      <ul className="choices">
        {found.map(({ uid, name }) => (
          <li key={uid}>
            <span>{name}</span>
            <Button aria-label={t("map.add-person", { name })} onPress={() => onChoose(uid)}>
              {t("map.add")}
            </Button>
          </li>
        ))}
      </ul>
      {teams.hasNextPage && (
        <Button isDisabled={teams.isFetchingNextPage} onPress={() => void teams.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </>
  );
}

// The day is shared to its end, as the reader's clock has it; no day is for good.
function endOf(day: string): string | null {
  return day === "" ? null : new Date(`${day}T23:59:59`).toISOString();
}
