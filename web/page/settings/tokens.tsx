import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field, Pick } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { useWriting } from "./write";

const TokensQuery = graphql(`
  query Tokens { tokens { uid name prefix scopes expiresAt service userName } }
`);
const MakeToken = graphql(`
  mutation MakeToken($name: String!, $scopes: [Scope!]!, $days: Int!, $language: Language!) {
    makeToken(name: $name, scopes: $scopes, days: $days) {
      __typename
      ... on TokenMade { secret expiresAt }
      ... on Problem { message(language: $language) }
    }
  }
`);
const RevokeToken = graphql(`
  mutation RevokeToken($uid: ID!, $language: Language!) {
    revokeToken(uid: $uid) { __typename ... on Problem { message(language: $language) } }
  }
`);

/** Tokens for programs: what there is, a new one, and an end to one. */
export function Tokens() {
  const { t, asked: language, date } = useWords();
  const tokens = useQuery({ queryKey: ["tokens"], queryFn: ({ signal }) => ask(TokensQuery, {}, signal) });
  const { write, busy, said } = useWriting("tokens");
  const [name, setName] = useState("");
  const [may, setMay] = useState<"READ" | "WRITE">("READ");
  const [secret, setSecret] = useState<string | null>(null);

  async function make() {
    const scopes = may === "WRITE" ? (["READ", "WRITE"] as const) : (["READ"] as const);
    const made = await write(async () => (await ask(MakeToken, { name: name.trim(), scopes: [...scopes], days: 90, language })).makeToken);
    if (made?.__typename === "TokenMade") {
      setSecret(made.secret);
      setName("");
    }
  }

  return (
    <section className="panel part" aria-labelledby="tokens">
      <h2 id="tokens">{t("settings.tokens")}</h2>
      <p className="quiet">{t("settings.tokens-hint")}</p>
      {tokens.error && <Failed error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.isPending && <Loading lines={2} />}
      <ul className="lines">
        {tokens.data?.tokens.map((token) => (
          <li key={token.uid}>
            <strong>{token.name}</strong>
            <span className="quiet">{token.prefix}…</span>
            <span>{t(token.scopes.includes("WRITE") ? "settings.scope-WRITE" : "settings.scope-READ")}</span>
            <span className="quiet">{t("settings.until", { day: date(token.expiresAt) })}</span>
            <Button
              look="danger"
              isPending={busy}
              aria-label={t("settings.revoke-named", { name: token.name })}
              onPress={() => void write(async () => (await ask(RevokeToken, { uid: token.uid, language })).revokeToken)}
            >
              {t("settings.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {secret !== null && (
        <div className="notice" role="status">
          <span>{t("settings.secret-once")}</span>
          <code className="secret">{secret}</code>
          <Button onPress={() => void navigator.clipboard.writeText(secret)}>{t("settings.copy")}</Button>
          <Button onPress={() => setSecret(null)}>{t("frame.close")}</Button>
        </div>
      )}
      <div className="row fields">
        <Field label={t("settings.token-name")} value={name} onChange={setName} />
        <Pick
          label={t("settings.token-may")}
          value={may}
          onChange={setMay}
          choices={[
            { id: "READ", name: t("settings.scope-READ") },
            { id: "WRITE", name: t("settings.scope-WRITE") },
          ]}
        />
        <Button look="primary" isDisabled={name.trim() === ""} isPending={busy} onPress={() => void make()}>
          {t("settings.make-token")}
        </Button>
      </div>
      {said}
    </section>
  );
}
