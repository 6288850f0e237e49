import { lazy, Suspense, useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button } from "../controls";
import { useWords } from "../words";
import { Block, NotWritten } from "./block";
import { useWriting } from "./writing";

const ShareDialog = lazy(async () => ({ default: (await import("./share-dialog")).ShareDialog }));

const Unshare = graphql(`
  mutation Unshare($node: ID!, $user: ID, $team: ID, $mutationId: String!, $language: Language!) {
    unshare(node: $node, user: $user, team: $team, mutationId: $mutationId) {
      __typename
      ... on Problem { message(language: $language) }
    }
  }
`);

interface Share {
  access: "READ" | "WRITE";
  until: string | null;
  user: { uid: string; name: string } | null;
  team: { uid: string; name: string } | null;
}

/** With whom a record is shared, to see or to work on it; who may hand it on says so here. */
export function SharedWith(props: { of: { uid: string; name: string }; shares: readonly Share[]; mayHandOn: boolean }) {
  const { t, asked: language, date } = useWords();
  const { of, shares, mayHandOn } = props;
  const [sharing, setSharing] = useState(false);
  const ending = useWriting(
    async ({ user, team }: { user: string | null; team: string | null }, mutationId) =>
      (await ask(Unshare, { node: of.uid, user, team, mutationId, language })).unshare,
  );
  return (
    <Block
      title={t("around.shared-with")}
      actions={mayHandOn && <Button onPress={() => setSharing(true)}>{t("around.share")}</Button>}
    >
      <NotWritten error={ending.error} />
      {shares.length === 0 && <p className="quiet">{t("around.shared-with-nobody")}</p>}
      <ul className="lines">
        {shares.map(({ user, team, access, until }) => {
          const name = user?.name ?? t("around.team", { name: team?.name ?? "" });
          return (
            <li key={user?.uid ?? team?.uid}>
              <span>{name}</span>
              <span className="quiet">
                {t(access === "WRITE" ? "around.may-write" : "around.may-read")}
                {until && ` · ${t("around.until", { date: date(until) })}`}
              </span>
              {mayHandOn && (
                <Button
                  look="plain"
                  isPending={ending.isPending}
                  aria-label={t("around.unshare", { name })}
                  onPress={() => ending.mutate({ user: user?.uid ?? null, team: team?.uid ?? null })}
                >
                  ✕
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {sharing && (
        <Suspense fallback={null}>
          <ShareDialog
            of={of}
            shared={new Set(shares.flatMap(({ user, team }) => user?.uid ?? team?.uid ?? []))}
            onClose={() => setSharing(false)}
          />
        </Suspense>
      )}
    </Block>
  );
}
